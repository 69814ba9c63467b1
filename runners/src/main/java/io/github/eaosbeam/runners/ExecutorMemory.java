package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import org.apache.spark.SparkConf;

/**
 * What Spark's settings give an executor, in MiB.
 *
 * @param heap its heap
 * @param overhead what it may use beside, where the cluster holds it to that
 */
record ExecutorMemory(long heap, long overhead) {
  private static final String HEAP = "spark.executor.memory";
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final long LEAST_OVERHEAD = 384;
  private static final double OVERHEAD_FACTOR = 0.1;

  /**
   * Reads the settings, which have Spark's own defaults.
   *
   * @throws ConfigurationException where one of them is no size
   */
  static ExecutorMemory of(SparkConf spark) {
    long heap = mebibytes(spark, HEAP, "1g");
    double factor = spark.getDouble(OVERHEAD + "Factor", OVERHEAD_FACTOR);
    long unlessTold = Math.max(LEAST_OVERHEAD, (long) (heap * factor));
    return new ExecutorMemory(heap, mebibytes(spark, OVERHEAD, unlessTold + "m"));
  }

  private static long mebibytes(SparkConf spark, String name, String unlessTold) {
    try {
      return spark.getSizeAsMb(name, unlessTold);
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          "%s=%s: is no size; write 4g or 4096m".formatted(name, spark.get(name)), e);
    }
  }

  long total() {
    return heap + overhead;
  }
}
