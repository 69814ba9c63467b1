package io.github.eaosbeam.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * JVMs like this one, with the same class path and flags, run one at a time and measured from
 * outside.
 */
final class ChildJvm {
  private static final long LOOK_MILLIS = 20;
  private static final Path OWN_TIMES = Path.of("/proc/self/stat");
  private static final int CHILDREN_USER_TICKS = 13; // the 16th field of all, see proc(5)
  private static final double TICKS_PER_SECOND = 100; // Linux tells user space so everywhere

  private final Path log;

  /**
   * @param log takes what a JVM prints, until the next one is run
   */
  ChildJvm(Path log) {
    this.log = log;
  }

  /**
   * What a process took.
   *
   * @param seconds from its start to its end
   * @param processorSeconds of all cores, in user space and kernel
   * @param peakMebibytes the most memory it had, mapped files included
   */
  record Cost(double seconds, double processorSeconds, long peakMebibytes) {}

  /**
   * Runs a main class to its end.
   *
   * @param cores processors the JVM is told there are
   * @throws MeasuringException where it does not end with 0
   */
  Cost run(int cores, String mainClass, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    inheritedFlags().forEach(command::add);
    command.add("-XX:ActiveProcessorCount=" + cores);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    double processorSecondsBefore = childrenProcessorSeconds();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long peak = peakUntilEnd(process);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new MeasuringException(
          "%s ended with %d; the last it said: %s"
              .formatted(mainClass, process.exitValue(), lastLine()));
    }
    return new Cost(seconds, childrenProcessorSeconds() - processorSecondsBefore, peak);
  }

  private static Stream<String> inheritedFlags() {
    Predicate<String> set = flag -> flag.startsWith("-XX:ActiveProcessorCount");
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(set.negate());
  }

  private static long peakUntilEnd(Process process) {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    long peak = 0;
    try {
      do {
        peak = Math.max(peak, peakMebibytes(status));
      } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      return peak;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasuringException("interrupted while measuring");
    } finally {
      process.destroyForcibly();
    }
  }

  /** The kernel's own high-water mark; 0 from the moment the process is gone. */
  private static long peakMebibytes(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  /** What the processes took that this one has started and that have ended. */
  private static double childrenProcessorSeconds() throws IOException {
    String times = Files.readString(OWN_TIMES);
    String[] fields = times.substring(times.lastIndexOf(')') + 2).split(" ", -1);
    long ticks =
        Long.parseLong(fields[CHILDREN_USER_TICKS])
            + Long.parseLong(fields[CHILDREN_USER_TICKS + 1]);
    return ticks / TICKS_PER_SECOND;
  }

  private String lastLine() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
  }
}
