package io.github.eaosbeam.transforms;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.PredictionsJson;
import io.github.eaosbeam.models.Quadruple;
import java.util.List;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Writes comments as the JSON objects they came in, with {@link #FIELD} added last.
 *
 * <p>Every other field stays what it was, character for character; a field of that name that the
 * record had before is dropped. One line per comment. Bounded or unbounded; windows and timestamps
 * are kept.
 */
public final class FormatPredictions
    extends PTransform<PCollection<ExtractedComment>, PCollection<String>> {
  /** The field the predictions are written to. */
  public static final String FIELD = "predictions";

  private final PredictionsFormat format;
  private final boolean spans;

  private FormatPredictions(PredictionsFormat format, boolean spans) {
    this.format = requireNonNull(format, "format");
    this.spans = spans;
  }

  /** Predictions in that format, without spans. */
  public static FormatPredictions as(PredictionsFormat format) {
    return new FormatPredictions(format, false);
  }

  /** Whether each prediction says where in the text its entity and its opinion stand. */
  public FormatPredictions withSpans(boolean included) {
    return new FormatPredictions(format, included);
  }

  @Override
  public PCollection<String> expand(PCollection<ExtractedComment> extracted) {
    return extracted.apply("To JSON", MapElements.into(TypeDescriptors.strings()).via(this::line));
  }

  /** The comment as it is written, on one line. */
  public String line(ExtractedComment extracted) {
    JsonRecord record = JsonRecord.of(extracted.comment().record());
    return JsonText.onOneLine(record.with(FIELD, json(extracted.extraction().quadruples())));
  }

  private String json(List<Quadruple> quadruples) {
    return switch (format) {
      case STRING -> JsonText.quote(PredictionsJson.spaced(quadruples, spans));
      case ARRAY -> PredictionsJson.compact(quadruples, spans);
    };
  }
}
