package io.github.eaosbeam.training.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.models.Span;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of labelled comments, one JSON object a line: {@code text} and {@code quads}, each with
 * {@code entity}, {@code aspect}, {@code opinion}, {@code sentiment} and, as [start, end) in code
 * points, {@code entity_span} and {@code opinion_span}. An implicit entity is null and has no span;
 * a phrase without a span stands where it comes first.
 */
final class CorpusFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private int line;

  private CorpusFile(Path file) {
    this.file = file;
  }

  /**
   * Reads all of {@code file}.
   *
   * @throws CorpusException where it cannot be read, or a line is not as above
   */
  static List<LabelledComment> read(Path file) {
    return new CorpusFile(file).read();
  }

  private List<LabelledComment> read() {
    List<LabelledComment> comments = new ArrayList<>();
    try {
      for (String record : Files.readAllLines(file)) {
        line++;
        if (!record.isBlank()) {
          comments.add(comment(parse(record)));
        }
      }
    } catch (CharacterCodingException e) {
      throw new CorpusException(
          "%s: not UTF-8 text; give JSON lines, not compressed".formatted(file), e);
    } catch (IOException e) {
      throw new CorpusException("%s: cannot be read: %s".formatted(file, e), e);
    }
    return comments;
  }

  private JsonNode parse(String record) {
    boolean marked = line == 1 && record.startsWith(BYTE_ORDER_MARK);
    try {
      return JSON.readTree(marked ? record.substring(1) : record);
    } catch (JsonProcessingException e) {
      throw new CorpusException(at("not valid JSON: " + e.getOriginalMessage()), e);
    }
  }

  private LabelledComment comment(JsonNode record) {
    String text = required(record, "text");
    if (!record.path("quads").isArray()) {
      throw new CorpusException(
          at("needs the array \"quads\"; a comment that says nothing has \"quads\": []"));
    }
    List<LabelledQuadruple> quadruples = new ArrayList<>();
    record.path("quads").forEach(quadruple -> quadruples.add(quadruple(text, quadruple)));
    return new LabelledComment(text, quadruples);
  }

  private LabelledQuadruple quadruple(String text, JsonNode quadruple) {
    return new LabelledQuadruple(
        place(text, quadruple, "entity").orElse(null),
        required(quadruple, "aspect"),
        place(text, quadruple, "opinion")
            .orElseThrow(
                () ->
                    new CorpusException(
                        at("a quadruple has no opinion; only an entity may be left out"))),
        required(quadruple, "sentiment"));
  }

  private String required(JsonNode object, String field) {
    if (!object.path(field).isTextual()) {
      throw new CorpusException(at("needs the text field \"%s\"".formatted(field)));
    }
    return object.path(field).textValue();
  }

  private Optional<Span> place(String text, JsonNode quadruple, String part) {
    if (!quadruple.hasNonNull(part)) {
      return Optional.empty();
    }
    String phrase = required(quadruple, part);
    String field = part + "_span";
    Span place =
        quadruple.hasNonNull(field)
            ? span(quadruple.path(field), text, field)
            : first(text, phrase, part);
    if (!place.in(text).equals(phrase)) {
      throw new CorpusException(
          at(
              "%s %s covers \"%s\", not \"%s\"; spans are [start, end) in code points"
                  .formatted(field, quadruple.path(field), place.in(text), phrase)));
    }
    return Optional.of(place);
  }

  private Span span(JsonNode span, String text, String field) {
    int start = span.path(0).isInt() ? span.path(0).intValue() : -1;
    int end = span.path(1).isInt() ? span.path(1).intValue() : -1;
    int length = text.codePointCount(0, text.length());
    if (span.size() != 2 || start < 0 || end <= start || end > length) {
      throw new CorpusException(
          at(
              "%s %s is no [start, end) inside the text's %d code points"
                  .formatted(field, span, length)));
    }
    return new Span(start, end);
  }

  private Span first(String text, String phrase, String part) {
    int start = text.indexOf(phrase);
    if (start < 0 || phrase.isEmpty()) {
      throw new CorpusException(
          at(
              "the text does not hold the %s \"%s\"; write it as it stands"
                  .formatted(part, phrase)));
    }
    int before = text.codePointCount(0, start);
    return new Span(before, before + phrase.codePointCount(0, phrase.length()));
  }

  private String at(String problem) {
    return "%s, line %d: %s".formatted(file, line, problem);
  }
}
