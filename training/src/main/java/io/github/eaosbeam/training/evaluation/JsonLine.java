package io.github.eaosbeam.training.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A JSON object on a line of a file, whose fields are checked as they are read. */
final class JsonLine {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String place;
  private final JsonNode record;

  private JsonLine(String place, JsonNode record) {
    this.place = place;
    this.record = record;
  }

  /**
   * What {@code meaning} makes of each line of {@code file} that is not blank.
   *
   * @throws EvaluationException where the file cannot be read, or a line holds no JSON object
   */
  static <T> List<T> read(Path file, Function<JsonLine, T> meaning) {
    List<T> found = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          found.add(meaning.apply(parse(file, number, line)));
        }
      }
    } catch (CharacterCodingException e) {
      throw new EvaluationException(
          "%s: not UTF-8 text; give JSON lines, not compressed".formatted(file), e);
    } catch (IOException e) {
      throw new EvaluationException("%s: cannot be read: %s".formatted(file, e), e);
    }
    return found;
  }

  private static JsonLine parse(Path file, int number, String line) {
    String place = "%s, line %d".formatted(file, number);
    String json = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    JsonNode record = parse(place, json);
    if (!record.isObject()) {
      throw new EvaluationException(
          "%s: not a JSON object; give JSON lines, a comment a line".formatted(place));
    }
    return new JsonLine(place, record);
  }

  private static JsonNode parse(String place, String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new EvaluationException(
          "%s: not valid JSON: %s".formatted(place, e.getOriginalMessage()), e);
    }
  }

  /** The file and the line. */
  String place() {
    return place;
  }

  boolean has(String field) {
    return record.hasNonNull(field);
  }

  /** The field {@code id}, a number as its digits. */
  Optional<String> id() {
    return has("id") ? Optional.of(record.path("id").asText()) : Optional.empty();
  }

  /** The text field {@code name}; empty where it is absent or null. */
  Optional<String> text(String name) {
    return Optional.ofNullable(text(record, name));
  }

  /**
   * The quadruples in the field {@code name}, an array or a string that holds one; none where the
   * field is absent or null.
   */
  List<Finding> findings(String name) {
    JsonNode field = record.path(name);
    JsonNode array = field.isTextual() ? parse(place, field.textValue()) : field;
    if (!array.isArray() && has(name)) {
      throw new EvaluationException("%s: \"%s\" is no array of quadruples".formatted(place, name));
    }
    List<Finding> findings = new ArrayList<>();
    array.forEach(quadruple -> findings.add(finding(quadruple)));
    return findings;
  }

  private Finding finding(JsonNode quadruple) {
    return new Finding(
        text(quadruple, "entity"),
        label(quadruple, "aspect"),
        text(quadruple, "opinion"),
        label(quadruple, "sentiment"));
  }

  private String label(JsonNode quadruple, String name) {
    String label = text(quadruple, name);
    if (label == null) {
      throw new EvaluationException(
          "%s: a quadruple has no \"%s\"; only entity and opinion may be implicit"
              .formatted(place, name));
    }
    return label;
  }

  /** The text, or {@code null} where there is none, as {@link Finding} has it. */
  private String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual() && object.hasNonNull(name)) {
      throw new EvaluationException(
          "%s: \"%s\" must be a string or null, but is %s".formatted(place, name, value));
    }
    return value.textValue();
  }
}
