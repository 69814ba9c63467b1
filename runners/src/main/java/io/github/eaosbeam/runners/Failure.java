package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.ModelException;
import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.pipeline.UnreachableBrokerException;
import io.github.eaosbeam.pipeline.UnreadableInputException;
import io.github.eaosbeam.training.corpus.CorpusException;
import io.github.eaosbeam.training.evaluation.EvaluationException;
import io.github.eaosbeam.training.learning.TrainingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the user learns of an exception: the exit status and one line.
 *
 * @param status 2 where the command line or the configuration is to blame, otherwise 1
 * @param line what is wrong and how to mend it, without line breaks
 */
record Failure(int status, String line) {
  static final int JOB_FAILED = 1;
  static final int WRONG_CONFIGURATION = 2;

  private static final String DISK_FULL = "No space left on device";
  private static final int LONGEST_CHAIN = 100; // a chain may bite its own tail
  private static final Pattern EXECUTOR_LOST =
      Pattern.compile("ExecutorLostFailure \\(.*?\\)(?: Reason:)?(.*)");
  private static final long MEBIBYTE = 1 << 20;

  /** Looks behind what Beam and Spark wrap around the fault. */
  static Failure of(Throwable thrown) {
    List<Throwable> chain =
        Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(LONGEST_CHAIN).toList();
    Failure failure = of(chain);
    return chain.stream()
        .filter(WorkerException.class::isInstance)
        .map(link -> failure.on(((WorkerException) link).worker()))
        .findFirst()
        .orElse(failure);
  }

  private static Failure of(List<Throwable> chain) {
    return wrongConfiguration(chain)
        .or(() -> unreachable(chain))
        .or(() -> executorsLost(chain))
        .or(() -> outOfMemory(chain))
        .or(() -> diskFull(chain))
        .orElseGet(() -> unforeseen(chain.get(chain.size() - 1)));
  }

  /** Whatever is to blame on a worker, the job had begun. */
  private Failure on(String worker) {
    return new Failure(JOB_FAILED, "worker %s: %s".formatted(worker, line));
  }

  private static Optional<Failure> wrongConfiguration(List<Throwable> chain) {
    return chain.stream()
        .filter(
            link ->
                link instanceof ConfigurationException
                    || link instanceof ModelException
                    || link instanceof TrainingException)
        .findFirst()
        .map(link -> new Failure(WRONG_CONFIGURATION, oneLine(link.getMessage())));
  }

  private static Optional<Failure> unreachable(List<Throwable> chain) {
    return chain.stream()
        .filter(
            link ->
                link instanceof UnreadableInputException
                    || link instanceof UnreachableBrokerException
                    || link instanceof UnreachableClusterException
                    || link instanceof EvaluationException
                    || link instanceof CorpusException)
        .findFirst()
        .map(link -> new Failure(JOB_FAILED, oneLine(link.getMessage())));
  }

  /** Spark gives up when several executors were lost with the same work; it names the last. */
  private static Optional<Failure> executorsLost(List<Throwable> chain) {
    return chain.stream()
        .map(link -> EXECUTOR_LOST.matcher(link.toString()))
        .filter(Matcher::find)
        .findFirst()
        .map(lost -> new Failure(JOB_FAILED, executorAdvice(lost.group(1).strip())));
  }

  private static String executorAdvice(String end) {
    return ("executors were lost one after the other: %s; most likely memory ran out: give more"
            + " heap with --executor-memory, or more beside it with --conf"
            + " spark.executor.memoryOverhead=2g; their logs tell more")
        .formatted(end);
  }

  private static Optional<Failure> outOfMemory(List<Throwable> chain) {
    boolean found = chain.stream().anyMatch(Failure::isOutOfMemory);
    return found ? Optional.of(new Failure(JOB_FAILED, memoryAdvice())) : Optional.empty();
  }

  /** An executor's error arrives as text, and Spark will not even start in a very small heap. */
  private static boolean isOutOfMemory(Throwable link) {
    String text = link.toString();
    return link instanceof OutOfMemoryError
        || text.contains(OutOfMemoryError.class.getName())
        || text.contains("INVALID_DRIVER_MEMORY");
  }

  private static String memoryAdvice() {
    String advice =
        Submission.happened()
            ? "not enough memory; give more with --driver-memory (the driver has %d MiB of heap) or"
                + " --executor-memory, or take a smaller --batchSize"
            : "not enough memory, with %d MiB of heap; give more with EAOS_JAVA_OPTS=-Xmx8g, or"
                + " take a smaller --batchSize or --sparkMaster=local[1]";
    return advice.formatted(Runtime.getRuntime().maxMemory() / MEBIBYTE);
  }

  private static Optional<Failure> diskFull(List<Throwable> chain) {
    boolean found = chain.stream().anyMatch(link -> link.toString().contains(DISK_FULL));
    return found
        ? Optional.of(
            new Failure(
                JOB_FAILED,
                "the disk is full, that of --output or that of temporary files (%s); free some"
                        .formatted(System.getProperty("java.io.tmpdir"))
                    + " space or name another --output; nothing was written"))
        : Optional.empty();
  }

  private static Failure unforeseen(Throwable root) {
    String message = root.getMessage() == null ? place(root) : root.getMessage();
    return new Failure(
        JOB_FAILED,
        "the job failed: %s: %s (--verbose shows where)"
            .formatted(root.getClass().getSimpleName(), oneLine(message)));
  }

  private static String place(Throwable root) {
    StackTraceElement[] frames = root.getStackTrace();
    return frames.length == 0 ? "no message" : "at " + frames[0];
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("no message").strip();
  }
}
