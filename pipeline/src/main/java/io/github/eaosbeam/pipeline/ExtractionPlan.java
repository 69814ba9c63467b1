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
 *
 * <p>Where {@link #isUnbounded}, the input is processed a slice at a time, each by a pipeline of
 * its own that ends, until somebody wants no more:
 *
 * <pre>{@code
 * plan.begin();
 * while (!stopped) {
 *   if (plan.advance()) {
 *     plan.pipeline().run().waitUntilFinish();
 *     plan.markProcessed();
 *   }
 *   plan.publishSoFar();
 * }
 * plan.publish();
 * }</pre>
 *
 * <p>For one thread.
 */
public final class ExtractionPlan implements AutoCloseable {
  private final ExtractionGraph graph;

  ExtractionPlan(ExtractionGraph graph) {
    this.graph = graph;
  }

  /** A new graph over all of the input; where it is unbounded, over the current slice. */
  public Pipeline pipeline() {
    return graph.join();
  }

  /** What will be read, for people. */
  public String inputName() {
    return graph.source().name();
  }

  /** Whether the input has no end, and the job ends only when it is stopped. */
  public boolean isUnbounded() {
    return graph.source().isUnbounded();
  }

  /** Where predictions go. */
  public Output extracted() {
    return graph.extracted();
  }

  /** Where records go that could not be processed. */
  public Output rejected() {
    return graph.rejected();
  }

  /**
   * With unbounded input, notes in a folder how far it has been processed, and goes on from what an
   * earlier job has noted there. To be called before {@link #begin}.
   *
   * @throws ConfigurationException where the folder cannot be used
   */
  public void keepNotesIn(String folder) {
    stream().keepNotesIn(folder);
  }

  /** Makes input and outputs ready; to be called once, right before the job runs. */
  public void begin() throws IOException {
    extracted().begin();
    rejected().begin();
    graph.source().begin();
  }

  /**
   * With unbounded input, decides on the next slice: what has come since the last one, up to a
   * limit. It is the same until it is marked as processed.
   *
   * @return whether there is anything in it
   */
  public boolean advance() {
    return stream().advance();
  }

  /**
   * With unbounded input, notes that the slice has been processed: what is in it is not read again,
   * however the job ends.
   */
  public void markProcessed() throws IOException {
    stream().finish();
  }

  private TopicStream stream() {
    if (graph.source() instanceof TopicStream stream) {
      return stream;
    }
    throw new IllegalStateException("the input has an end: " + inputName());
  }

  /** With unbounded input, puts what is complete in its place; to be called now and then. */
  public void publishSoFar() throws IOException {
    rejected().publishSoFar();
    extracted().publishSoFar();
  }

  /**
   * Puts the results where they were asked for, predictions last: where they are, the job has
   * succeeded. To be called once, after the job has succeeded.
   */
  public void publish() throws IOException {
    rejected().publish();
    extracted().publish();
    if (!isUnbounded()) {
      graph.source().finish();
    }
  }

  /** Clears away what was not published. */
  @Override
  public void close() throws IOException {
    CommentSource source = graph.source();
    Output rejected = rejected();
    try (source;
        rejected) {
      extracted().close();
    }
  }
}
