package io.github.eaosbeam.pipeline;

import java.io.IOException;
import org.apache.beam.sdk.Pipeline;

/**
 * A job that is ready to run.
 *
 * <pre>{@code
 * try (ExtractionPlan plan = ExtractionPipeline.build(options)) {
 *   plan.begin();
 *   plan.pipeline().run().waitUntilFinish();
 *   plan.publish();
 * }
 * }</pre>
 */
public final class ExtractionPlan implements AutoCloseable {
  private final Pipeline pipeline;
  private final CommentSource source;
  private final Output extracted;
  private final Output rejected;

  ExtractionPlan(Pipeline pipeline, CommentSource source, Output extracted, Output rejected) {
    this.pipeline = pipeline;
    this.source = source;
    this.extracted = extracted;
    this.rejected = rejected;
  }

  /** The graph. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** What will be read, for people. */
  public String inputName() {
    return source.name();
  }

  /** Whether the input has no end, and the job ends only when it is stopped. */
  public boolean isUnbounded() {
    return source.isUnbounded();
  }

  /** Where predictions go. */
  public Output extracted() {
    return extracted;
  }

  /** Where records go that could not be processed. */
  public Output rejected() {
    return rejected;
  }

  /** Makes the outputs ready; to be called once, right before the job runs. */
  public void begin() {
    extracted.begin();
    rejected.begin();
  }

  /** With unbounded input, puts what is complete in its place; to be called now and then. */
  public void publishSoFar() throws IOException {
    rejected.publishSoFar();
    extracted.publishSoFar();
  }

  /**
   * Puts the results where they were asked for, predictions last: where they are, the job has
   * succeeded. To be called once, after the job has succeeded.
   */
  public void publish() throws IOException {
    rejected.publish();
    extracted.publish();
    source.finish();
  }

  /** Clears away what was not published. */
  @Override
  public void close() throws IOException {
    try (rejected) {
      extracted.close();
    }
  }
}
