package io.github.eaosbeam.runners;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a cluster's executors.
 *
 * <p>Beam cuts the work into as many parts as there are cores when the job starts. A standalone
 * cluster lets it start before a single executor has: the job would have two parts, however many
 * executors came a moment later.
 */
final class ExecutorArrival {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorArrival.class);
  private static final String PARTS = "spark.default.parallelism";
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SparkContext context;
  private final SparkConf configuration;
  private int executors;
  private long lastArrivalNanos;

  private ExecutorArrival(SparkContext context) {
    this.context = context;
    this.configuration = context.getConf();
  }

  /** How many executors a cluster has for this application now. */
  static int executors(SparkContext context) {
    return context.statusTracker().getExecutorInfos().length - 1; // the driver counts as one
  }

  /**
   * Returns when no more executors have come for two seconds, or for a moment where Spark knows how
   * many will; in any case after {@code spark.scheduler.maxRegisteredResourcesWaitingTime}.
   */
  static void await(SparkContext context) {
    new ExecutorArrival(context).await();
  }

  private void await() {
    if (configuration.getBoolean("spark.dynamicAllocation.enabled", false)) {
      warnOfFewParts(); // and wait for none: they come when there is work
    } else {
      awaitArrival();
    }
  }

  private void warnOfFewParts() {
    if (!configuration.contains(PARTS)) {
      LOG.warn(
          "the number of executors follows the work, and the work has {} parts; say how many with"
              + " --conf {}=N",
          context.defaultParallelism(),
          PARTS);
    }
  }

  private void awaitArrival() {
    long patienceMillis =
        configuration.getTimeAsMs("spark.scheduler.maxRegisteredResourcesWaitingTime", "30s");
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    while (!isComplete() && !context.isStopped() && System.nanoTime() < endNanos) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    if (executors == 0 && !context.isStopped()) {
      LOG.warn(
          "no executor after {} ms; the job waits until the cluster has room for one, which its"
              + " web page and ./eaos check tell of",
          patienceMillis);
    }
  }

  private boolean isComplete() {
    int now = executors(context);
    if (now != executors) {
      executors = now;
      lastArrivalNanos = System.nanoTime();
    }
    long calm = isNumberKnown() ? MOMENT_NANOS : SETTLED_NANOS;
    return executors > 0 && System.nanoTime() - lastArrivalNanos > calm;
  }

  /** Whether Spark has waited already for as many as it was told, or need not. */
  private boolean isNumberKnown() {
    return !context.master().startsWith("spark://")
        || configuration.contains("spark.cores.max")
        || configuration.contains(PARTS);
  }
}
