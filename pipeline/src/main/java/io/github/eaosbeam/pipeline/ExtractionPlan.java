package io.github.eaosbeam.pipeline;

import java.io.IOException;
import org.apache.beam.sdk.Pipeline;

/**
 * A job that is ready to run.
 *
 * <pre>{@code
 * try (ExtractionPlan plan = ExtractionPipeline.build(options)) {
 *   plan.pipeline().run().waitUntilFinish();
 *   plan.publish();
 * }
 * }</pre>
 *
 * @param pipeline the graph
 * @param inputName what will be read, for people
 * @param extracted where predictions go
 * @param rejected where records go that could not be processed
 */
public record ExtractionPlan(Pipeline pipeline, String inputName, Output extracted, Output rejected)
    implements AutoCloseable {
  /**
   * Puts the results where they were asked for, predictions last: where they are, the job has
   * succeeded. To be called once, after the job has succeeded.
   */
  public void publish() throws IOException {
    rejected.publish();
    extracted.publish();
  }

  /** Clears away what was not published. */
  @Override
  public void close() throws IOException {
    try (rejected) {
      extracted.close();
    }
  }
}
