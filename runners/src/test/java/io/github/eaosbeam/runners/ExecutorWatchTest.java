package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.scheduler.JobFailed;
import org.apache.spark.scheduler.JobSucceeded$;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.junit.jupiter.api.Test;

class ExecutorWatchTest {
  private final ExecutorWatch watch = new ExecutorWatch();

  @Test
  void knowsTheWorkerThatFailedTheJob() {
    watch.onJobEnd(
        failed(
            "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent"
                + " failure: Lost task 0.3 in stage 1.0 (TID 5) (10.0.0.7 executor 2): x: y\n"
                + "\tat z"));

    assertThat(watch.failedWorker()).contains("10.0.0.7 (executor 2)");
  }

  @Test
  void blamesNoWorkerForWhatHappensElsewhere() {
    watch.onJobEnd(failed("Job 0 cancelled because SparkContext was shut down"));
    watch.onJobEnd(new SparkListenerJobEnd(1, 0, JobSucceeded$.MODULE$));

    assertThat(watch.failedWorker()).isEmpty();
  }

  private static SparkListenerJobEnd failed(String message) {
    return new SparkListenerJobEnd(0, 0, new JobFailed(new IllegalStateException(message)));
  }
}
