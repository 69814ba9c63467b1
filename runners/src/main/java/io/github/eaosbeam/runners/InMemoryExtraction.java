package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Runs an extraction and hands its rows to the caller instead of writing them anywhere.
 *
 * <pre>{@code
 * ExtractionOptions options = PipelineOptionsFactory.as(ExtractionOptions.class);
 * options.setRunner(SparkRunner.class);
 * options.setInput("comments.jsonl");
 * for (ExtractedRow row : InMemoryExtraction.run(options).rows()) {
 *   System.out.println(row.text() + " -> " + row.quadruples());
 * }
 * }</pre>
 *
 * <p>For inputs whose output fits into memory. Programs with texts in hand rather than files are
 * better served by {@code Extractor}.
 */
public final class InMemoryExtraction {
  private static final Console SILENCE =
      new Console(silence(), silence(), false, Integer.MAX_VALUE);

  private InMemoryExtraction() {}

  /**
   * What an extraction found.
   *
   * @param rows each comment once, in no particular order
   * @param rejected records that could not be processed, as JSON objects with the reason
   * @param report the run's figures
   */
  public record Result(List<ExtractedRow> rows, List<String> rejected, RunReport report) {
    public Result {
      rows = List.copyOf(rows);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Runs what {@code options} describe on the runner they name, in this process. Their {@code
   * output} and {@code rejected} are set to {@code console}. A Spark context that this JVM has is
   * used and left open.
   *
   * @throws ConfigurationException where the options cannot be followed
   * @throws io.github.eaosbeam.models.ModelException where the model cannot be used
   * @throws org.apache.beam.sdk.Pipeline.PipelineExecutionException where the job fails
   */
  public static Result run(ExtractionOptions options) throws IOException {
    options.setOutput(ExtractionJob.CONSOLE);
    options.setRejected(ExtractionJob.CONSOLE);
    try (ExtractionJob job = ExtractionJob.prepare(options)) {
      if (job.isUnbounded()) {
        throw new ConfigurationException(
            "--input=%s: has no end, and memory does; add --stopAtEnd or --maxRecords"
                .formatted(options.getInput()));
      }
      RunReport report = job.run(SILENCE);
      return new Result(job.rows(), job.rejected(), report);
    }
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream());
  }
}
