package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.transforms.ExtractQuadruples;
import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.ParseComments;
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
    return build(options, NamedModel.of(options));
  }

  /**
   * Builds the job that {@code options} describe, but for the model: that is {@code model}.
   *
   * @throws ConfigurationException where the options cannot be followed
   */
  public static ExtractionPlan build(ExtractionOptions options, ExtractorSpec model) {
    FileSystems.setDefaultPipelineOptions(options);
    ParseComments parsing = parsing(options);
    ExtractQuadruples extraction = extraction(options, model);
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

  private static ExtractQuadruples extraction(ExtractionOptions options, ExtractorSpec model) {
    ExtractQuadruples extraction = ExtractQuadruples.using(model);
    int size = options.getBatchSize();
    long millis = options.getMaxBufferingMillis();
    ExtractQuadruples sized = valid("batchSize", size, () -> extraction.withBatchSize(size));
    return valid("maxBufferingMillis", millis, () -> sized.withMaxBufferingMillis(millis))
        .withShards(options.getShards());
  }

  private static FormatPredictions formatting(ExtractionOptions options) {
    return FormatPredictions.as(options.getPredictionsFormat()).withSpans(options.isSpans());
  }

  static <T> T valid(String option, Object value, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("--%s=%s: %s".formatted(option, value, e.getMessage()), e);
    }
  }
}
