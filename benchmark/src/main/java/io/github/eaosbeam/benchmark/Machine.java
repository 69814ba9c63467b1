package io.github.eaosbeam.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param processor its name
 * @param cores processors this process may use
 * @param memoryMebibytes memory of the machine, or of the container
 * @param java release of the JVM
 * @param system kernel's name and release
 */
record Machine(String processor, int cores, long memoryMebibytes, String java, String system) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  static Machine local() throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() >> 20,
        Runtime.version().toString(),
        system.getName() + " " + system.getVersion());
  }

  private static String processorName() throws IOException {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
