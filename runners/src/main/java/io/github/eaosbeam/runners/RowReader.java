package io.github.eaosbeam.runners;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads a job's JSON output back, whichever way it writes {@code predictions}. */
final class RowReader {
  // Parsing has bounded the records already; what went in must come out.
  private static final StreamReadConstraints UNBOUNDED =
      StreamReadConstraints.builder()
          .maxNumberLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .build();
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(UNBOUNDED)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final String idField;
  private final String textField;

  RowReader(String idField, String textField) {
    this.idField = idField;
    this.textField = textField;
  }

  ExtractedRow read(String line) {
    try {
      JsonNode record = JSON.readTree(line);
      JsonNode id = record.get(idField);
      return new ExtractedRow(
          id == null || id.isNull() ? null : plain(id),
          record.path(textField).asText(),
          quadruples(record.path("predictions")),
          line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the job wrote a line that is not JSON: " + line, e);
    }
  }

  private static String plain(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static List<Quadruple> quadruples(JsonNode predictions) throws JsonProcessingException {
    JsonNode array = predictions.isTextual() ? JSON.readTree(predictions.textValue()) : predictions;
    List<Quadruple> quadruples = new ArrayList<>();
    array.forEach(quadruple -> quadruples.add(quadruple(quadruple)));
    return quadruples;
  }

  private static Quadruple quadruple(JsonNode json) {
    return new Quadruple(
        json.path("entity").asText(),
        json.path("aspect").asText(),
        json.path("opinion").asText(),
        json.path("sentiment").asText(),
        json.path("confidence").asDouble(),
        span(json.path("entity_span")),
        span(json.path("opinion_span")));
  }

  /** The span, or {@code null} where none was written, as {@link Quadruple} has it. */
  private static Span span(JsonNode json) {
    return json.isArray() ? new Span(json.get(0).asInt(), json.get(1).asInt()) : null;
  }
}
