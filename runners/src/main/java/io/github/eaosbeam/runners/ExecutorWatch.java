package io.github.eaosbeam.runners;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.scheduler.JobFailed;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the user of executors that are lost, and on which machine a job has failed: Beam hands on
 * the cause of a failure, but not its place.
 *
 * <p>Spark calls it in a thread of its own, some time after the fact; it has heard of everything
 * once the context is stopped.
 */
final class ExecutorWatch extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorWatch.class);
  private static final Pattern LOST_TASK =
      Pattern.compile("Lost task \\S+ in stage \\S+ \\(TID \\d+\\) \\((\\S+) executor (\\S+)\\)");

  private final Map<String, String> hosts = new ConcurrentHashMap<>();
  private volatile Optional<String> failedWorker = Optional.empty();

  /** The machine and the executor whose task has failed the last job that failed. */
  Optional<String> failedWorker() {
    return failedWorker;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    hosts.put(added.executorId(), added.executorInfo().executorHost());
  }

  /** Tells of executors that were there before the watch was. */
  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    hosts.put(start.taskInfo().executorId(), start.taskInfo().host());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    if (removed.reason().contains("killed by driver")) {
      return; // an idle one, where their number follows the work
    }
    LOG.warn(
        "executor {} on {} is gone: {}; its work is done again",
        removed.executorId(),
        hosts.getOrDefault(removed.executorId(), "a worker"),
        removed.reason());
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd end) {
    if (end.jobResult() instanceof JobFailed failed) {
      failedWorker = worker(String.valueOf(failed.exception().getMessage()));
    }
  }

  /**
   * As Spark puts it: {@code ... Lost task 0.3 in stage 1.0 (TID 5) (10.0.0.7 executor 2): ...}.
   */
  static Optional<String> worker(String message) {
    Matcher lost = LOST_TASK.matcher(message);
    return lost.find()
        ? Optional.of("%s (executor %s)".formatted(lost.group(1), lost.group(2)))
        : Optional.empty();
  }
}
