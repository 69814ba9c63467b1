package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.transforms.ExtractQuadruples;
import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.ParseComments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.beam.sdk.io.FileSystems;

/** Joins source, model and outputs into one graph. */
public final class ExtractionPipeline {
  private ExtractionPipeline() {}

  /**
   * Builds the job that {@code options} describe. Nothing is run, and no file is left on disk.
   *
   * @throws ConfigurationException where the options cannot be followed
   */
  public static ExtractionPlan build(ExtractionOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    ParseComments parsing = parsing(options);
    ExtractQuadruples extraction = extraction(options);
    CommentSource source = Sources.of(options);
    Sinks sinks = new Sinks(options, source);
    return new ExtractionPlan(
        new ExtractionGraph(
            options,
            source,
            parsing,
            extraction,
            formatting(options),
            sinks.extracted(),
            sinks.rejected()));
  }

  /** How the job finds comments in records. */
  static ParseComments parsing(ExtractionOptions options) {
    String text = options.getTextField();
    String id = options.getIdField();
    ParseComments json = ParseComments.json();
    ParseComments named = valid("textField", text, () -> json.withTextField(text));
    return valid("idField", id, () -> named.withIdField(id));
  }

  private static ExtractQuadruples extraction(ExtractionOptions options) {
    ExtractQuadruples extraction = ExtractQuadruples.using(model(options));
    int size = options.getBatchSize();
    long millis = options.getMaxBufferingMillis();
    ExtractQuadruples sized = valid("batchSize", size, () -> extraction.withBatchSize(size));
    return valid("maxBufferingMillis", millis, () -> sized.withMaxBufferingMillis(millis))
        .withShards(options.getShards());
  }

  private static ExtractorSpec model(ExtractionOptions options) {
    String directory = options.getModelDir();
    boolean local = !directory.equals(ExtractorSpec.BUNDLED) && !directory.contains("://");
    if (local && !Files.isDirectory(Path.of(directory))) {
      throw new ConfigurationException(
          "--modelDir=%s: no such folder; name the one that holds the model's config.json"
              .formatted(directory));
    }
    double threshold = options.getConfidenceThreshold();
    return valid(
        "confidenceThreshold",
        threshold,
        () -> new ExtractorSpec(directory, options.getDecoding(), threshold, options.getDevice()));
  }

  private static FormatPredictions formatting(ExtractionOptions options) {
    return FormatPredictions.as(options.getPredictionsFormat()).withSpans(options.isSpans());
  }

  private static <T> T valid(String option, Object value, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("--%s=%s: %s".formatted(option, value, e.getMessage()), e);
    }
  }
}
