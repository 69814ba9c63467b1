package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.ModelException;
import io.github.eaosbeam.pipeline.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.util.UserCodeException;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void aWrongConfigurationIsStatusTwoHoweverItIsWrapped() {
    assertThat(Failure.of(new ConfigurationException("--input=x: no such file")))
        .isEqualTo(new Failure(2, "--input=x: no such file"));
    assertThat(Failure.of(new CompletionException(new ModelException("model/: no weights"))))
        .isEqualTo(new Failure(2, "model/: no weights"));
  }

  @Test
  void aFailedJobIsTheRootCauseInOneLine() {
    IOException root = new IOException("connection reset\nand more");
    RuntimeException job = new PipelineExecutionException(UserCodeException.wrap(root));

    assertThat(Failure.of(job))
        .isEqualTo(
            new Failure(
                1, "the job failed: IOException: connection reset (--verbose shows where)"));
  }

  @Test
  void aCauseWithoutAMessageIsToldByItsPlace() {
    assertThat(Failure.of(new IllegalStateException()).line())
        .startsWith("the job failed: IllegalStateException: at io.github.eaosbeam.runners");
  }

  @Test
  void lackOfMemorySaysHowToGiveMore() {
    Failure here = Failure.of(new PipelineExecutionException(new OutOfMemoryError("heap")));
    Failure onAnExecutor =
        Failure.of(new RuntimeException("Task 0 lost: java.lang.OutOfMemoryError: heap\n\tat x"));

    assertThat(here.status()).isEqualTo(1);
    assertThat(here.line()).startsWith("not enough memory, with ").contains("EAOS_JAVA_OPTS=-Xmx");
    assertThat(onAnExecutor).isEqualTo(here);
  }

  @Test
  void aFaultOnAWorkerNamesItAndIsTheJobs() {
    RuntimeException job = new PipelineExecutionException(new ModelException("model/: no weights"));

    assertThat(Failure.of(new WorkerException("10.0.0.7 (executor 2)", job)))
        .isEqualTo(new Failure(1, "worker 10.0.0.7 (executor 2): model/: no weights"));
  }

  @Test
  void executorsThatAreLostAgainAndAgainSayHowToGiveThemMemory() {
    RuntimeException job =
        new RuntimeException(
            "Job aborted due to stage failure: Task 1 in stage 1.0 failed 4 times, most recent"
                + " failure: Lost task 1.3 in stage 1.0 (TID 9) (10.0.0.7 executor 4):"
                + " ExecutorLostFailure (executor 4 exited caused by one of the running tasks)"
                + " Reason: Command exited with code 52\nDriver stacktrace:");

    assertThat(Failure.of(job).line())
        .startsWith("executors were lost one after the other: Command exited with code 52; most")
        .contains("--executor-memory")
        .contains("spark.executor.memoryOverhead");
  }

  @Test
  void aFullDiskSaysWhereToFreeSpace() {
    IOException root = new IOException("No space left on device");

    assertThat(Failure.of(new PipelineExecutionException(root)).line())
        .startsWith("the disk is full, that of --output or that of temporary files (")
        .endsWith("; nothing was written");
  }

  @Test
  void aChainOfCausesThatBitesItsTailEnds() {
    Exception head = new Exception("head");
    head.initCause(new Exception("tail", head));

    assertThat(Failure.of(head).status()).isEqualTo(1);
  }
}
