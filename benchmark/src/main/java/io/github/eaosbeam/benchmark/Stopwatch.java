package io.github.eaosbeam.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Adds up what pieces of one kind of work took. For one thread. */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private long nanos;
  private long processorNanos;
  private long amount;

  /** Does a piece, which returns how much it was. */
  void time(LongSupplier piece) {
    long processorStart = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    amount += piece.getAsLong();
    nanos += System.nanoTime() - start;
    processorNanos += SYSTEM.getProcessCpuTime() - processorStart;
  }

  /** Wall-clock time. */
  double seconds() {
    return nanos / 1e9;
  }

  /** Time of all cores that this process took. */
  double processorSeconds() {
    return processorNanos / 1e9;
  }

  long amount() {
    return amount;
  }
}
