package io.github.eaosbeam.runners;

import com.sun.management.OperatingSystemMXBean;
import io.github.eaosbeam.models.DeviceChoice;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ExtractorSpec;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this machine has to offer. */
final class MachineCheck {
  private static final int JAVA = 17;
  private static final long MEBIBYTE = 1 << 20;
  private static final Pattern LOCAL =
      Pattern.compile("local(?:\\[([1-9]\\d{0,4}|\\*)(?:\\s*,\\s*\\d+)?])?");
  private static final String CORES = "cores";
  private static final String PRODUCT_THREADS = "ai.djl.pytorch.num_threads";

  private MachineCheck() {}

  /** Whether it is the Java that Spark 3.5 and this build are made for. */
  static Finding java(Runtime.Version version) {
    return version.feature() == JAVA
        ? Finding.ok("Java", version.toString())
        : Finding.fail("Java", version + ", but Spark 3.5 needs 17", "set JAVA_HOME to a JDK 17");
  }

  /** Starts the engine, on the smallest model there is. */
  static Finding engine(DeviceChoice choice) {
    long start = System.nanoTime();
    try (Extractor extractor = Extractor.open(ExtractorSpec.bundled().withDevice(choice))) {
      return Finding.ok(
          "PyTorch", "starts on %s in %s".formatted(extractor.device(), Seconds.since(start)));
    }
  }

  /** Whether a local master has a core for every task, and every product one thread. */
  static Finding cores(String master, int processors) {
    Matcher local = LOCAL.matcher(master);
    return local.matches()
        ? cores(master, tasks(local, processors), processors)
        : Finding.fail(
            CORES,
            master + ": Spark knows no such master",
            "use --sparkMaster=local[*] or local[4]");
  }

  private static Finding cores(String master, int tasks, int processors) {
    int threads = Integer.getInteger(PRODUCT_THREADS, 1);
    if (threads > 1) {
      return Finding.warn(
          CORES,
          "-D%s=%d: each of %d inference threads starts %2$d of its own"
              .formatted(PRODUCT_THREADS, threads, processors),
          "leave it out; one thread per core is the fastest");
    }
    return tasks > processors
        ? Finding.warn(
            CORES,
            "%s runs %d tasks at a time on %d cores".formatted(master, tasks, processors),
            "use --sparkMaster=local[*], for more tasks than cores only take memory")
        : Finding.ok(CORES, "%d, tasks at a time: %d".formatted(processors, tasks));
  }

  private static int tasks(Matcher local, int processors) {
    String tasks = Optional.ofNullable(local.group(1)).orElse("1");
    return tasks.equals("*") ? processors : Integer.parseInt(tasks);
  }

  /** The memory of this machine, or of the container that this process is in. */
  static long memoryMebibytes() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getTotalMemorySize() / MEBIBYTE;
  }

  static long heapMebibytes() {
    return Runtime.getRuntime().maxMemory() / MEBIBYTE;
  }
}
