package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ExtractorLease;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.ExtractionPipeline;
import io.github.eaosbeam.pipeline.ExtractionPlan;
import io.github.eaosbeam.pipeline.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;

/**
 * One extraction: prepared, run, its output published or read back, and whatever else it wrote
 * cleared away when it is closed. For one thread, but for {@link #cancel} and {@link #stop}.
 */
final class ExtractionJob implements AutoCloseable {
  /** The output that is read back rather than kept. */
  static final String CONSOLE = "console";

  private final ExtractionOptions options;
  private final ExtractionPlan plan;
  private final Launch launch;
  private final Optional<ExtractorLease> lease;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile RunReport done = RunReport.NOTHING;
  private volatile Optional<PipelineResult> running = Optional.empty();
  private volatile boolean cancelled;

  private ExtractionJob(
      ExtractionOptions options,
      ExtractionPlan plan,
      Launch launch,
      Optional<ExtractorLease> lease) {
    this.options = options;
    this.plan = plan;
    this.launch = launch;
    this.lease = lease;
  }

  /**
   * Builds the graph and makes its runner ready; nothing runs yet.
   *
   * <p>Where tasks will run in this JVM, the model is opened now, beside the runner: they share it,
   * and a model that cannot be used is found out before anything runs.
   */
  static ExtractionJob prepare(ExtractionOptions options) throws IOException {
    if (options.getRunner() == SparkRunner.class) {
      options.setShards(1); // what takes the place of its batching has a bundle for each core
    }
    ExtractorSpec model = JobModel.of(options);
    ExtractionPlan plan = ExtractionPipeline.build(options, model);
    try {
      if (plan.isUnbounded()) {
        CheckpointOption.folder(options).ifPresent(plan::keepNotesIn);
      }
      return launch(options, plan, model);
    } catch (RuntimeException | Error e) {
      plan.close();
      throw e;
    }
  }

  private static ExtractionJob launch(
      ExtractionOptions options, ExtractionPlan plan, ExtractorSpec model) {
    if (!Launch.isLocal(options)) {
      requireSharedOutput(options);
      return new ExtractionJob(options, plan, Launch.of(options), Optional.empty());
    }
    CompletableFuture<ExtractorLease> lease =
        CompletableFuture.supplyAsync(() -> ExtractorLease.acquire(model));
    try {
      return launch(options, plan, lease);
    } catch (RuntimeException | Error e) {
      if (!lease.isCompletedExceptionally()) {
        lease.join().close();
      }
      throw e;
    }
  }

  private static ExtractionJob launch(
      ExtractionOptions options, ExtractionPlan plan, CompletableFuture<ExtractorLease> lease) {
    Launch launch = Launch.of(options);
    try {
      return new ExtractionJob(options, plan, launch, Optional.of(lease.join()));
    } catch (RuntimeException | Error e) {
      launch.close();
      throw e;
    }
  }

  private static void requireSharedOutput(ExtractionOptions options) {
    if (options.getOutput().equals(CONSOLE)) {
      throw new ConfigurationException(
          "--output=console: a cluster's machines share no console; name a folder that all of them"
              + " see, such as hdfs://namenode/extracted/");
    }
  }

  Launch launch() {
    return launch;
  }

  /** The model, where this JVM has opened it. */
  Optional<Extractor> extractor() {
    return lease.map(ExtractorLease::extractor);
  }

  /** Whether the job ends only when {@link #stop} is called. */
  boolean isUnbounded() {
    return plan.isUnbounded();
  }

  /** Something to do in the course of a job. */
  interface Step {
    void run() throws IOException;
  }

  /** Runs the job to its end, which {@code console} is told of meanwhile. */
  RunReport run(Console console) throws IOException {
    return run(console, this::runPipeline);
  }

  /**
   * Runs a job without end until it is stopped.
   *
   * @param show is run whenever there may be new {@link #rows} and {@link #rejected} records
   */
  RunReport runUntilStopped(Console console, Step show) throws IOException {
    return run(console, () -> follow(show));
  }

  private RunReport run(Console console, Step work) throws IOException {
    long start = System.nanoTime();
    Progress progress = Progress.show(console, this::extractedSoFar);
    try {
      plan.begin();
      work.run();
    } finally {
      progress.close();
    }
    return done.within(Duration.ofNanos(System.nanoTime() - start));
  }

  /** Takes what has come as often as a comment may have to wait, or as soon as that is done. */
  private void follow(Step show) throws IOException {
    long intervalNanos = TimeUnit.MILLISECONDS.toNanos(options.getMaxBufferingMillis());
    long turn;
    do {
      turn = System.nanoTime();
      if (plan.advance()) {
        runPipeline();
        show.run();
        plan.markProcessed();
      }
      plan.publishSoFar();
    } while (!isStoppedWithin(turn + intervalNanos - System.nanoTime()));
  }

  private boolean isStoppedWithin(long nanos) {
    try {
      return stopped.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for comments", e);
    }
  }

  private void runPipeline() {
    if (cancelled) {
      throw new CancellationException("cancelled before it ran");
    }
    try {
      PipelineResult result = launch.start(plan.pipeline());
      running = Optional.of(result);
      requireDone(result.waitUntilFinish());
      running = Optional.empty();
      done = done.plus(RunReport.of(result.metrics(), Duration.ZERO));
    } catch (RuntimeException e) {
      throw launch.explain(e);
    }
  }

  private static void requireDone(State state) {
    if (state != State.DONE) {
      // DirectRunner keeps an Error of a worker to itself and leaves the job RUNNING.
      throw new IllegalStateException(
          ("the runner gave up and left the job %s; most likely memory ran out: give more with"
                  + " EAOS_JAVA_OPTS=-Xmx8g")
              .formatted(state));
    }
  }

  /** Spark reports a task's counters when it ends; in this JVM its batches can be watched. */
  private long extractedSoFar() {
    long reported =
        running.map(result -> RunReport.of(result.metrics(), Duration.ZERO).extracted()).orElse(0L);
    return Math.max(done.extracted() + reported, BatchInBundleFn.handedOn());
  }

  /**
   * What was extracted, in no particular order; between {@link #run} and {@link #publish}. In a job
   * without end, what was since the last call.
   */
  List<ExtractedRow> rows() throws IOException {
    RowReader reader = new RowReader(options.getIdField(), options.getTextField());
    try (Stream<String> lines = plan.extracted().lines()) {
      return lines.map(reader::read).toList();
    }
  }

  /** What was rejected, as JSON lines; when {@link #rows} may be asked for. */
  List<String> rejected() throws IOException {
    try (Stream<String> lines = plan.rejected().lines()) {
      return lines.toList();
    }
  }

  /** Puts what the job has written in its place. */
  void publish() throws IOException {
    plan.publish();
  }

  Output output() {
    return plan.extracted();
  }

  Output rejectedOutput() {
    return plan.rejected();
  }

  /** Asks the job to stop; any thread may. */
  void cancel() {
    cancelled = true;
    try {
      launch.cancel();
      if (running.isPresent()) {
        running.get().cancel();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a job without end, once it has processed what it has taken; any thread may. */
  void stop() {
    stopped.countDown();
  }

  @Override
  public void close() throws IOException {
    lease.ifPresent(ExtractorLease::close);
    try {
      launch.close();
    } finally {
      plan.close();
    }
  }
}
