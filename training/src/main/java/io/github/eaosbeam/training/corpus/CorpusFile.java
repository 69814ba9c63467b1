package io.github.eaosbeam.training.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.models.Span;
import java.io.IOException;
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
  private static final JsonMapper JSON = new JsonMapper();

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
          comments.add(comment(JSON.readTree(record)));
        }
      }
    } catch (JsonProcessingException e) {
      throw new CorpusException(at("not valid JSON: " + e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new CorpusException("%s: cannot be read: %s".formatted(file, e), e);
    }
    return comments;
  }

  private LabelledComment comment(JsonNode record) {
    String text = required(record, "text");
    List<LabelledQuadruple> quadruples = new ArrayList<>();
    for (JsonNode quadruple : record.path("quads")) {
      quadruples.add(
          new LabelledQuadruple(
              place(text, quadruple, "entity").orElse(null),
              required(quadruple, "aspect"),
              place(text, quadruple, "opinion")
                  .orElseThrow(() -> new CorpusException(at("a quadruple has no opinion"))),
              required(quadruple, "sentiment")));
    }
    return new LabelledComment(text, quadruples);
  }

  private String required(JsonNode object, String field) {
    if (!object.path(field).isTextual()) {
      throw new CorpusException(at("needs the text field \"%s\"".formatted(field)));
    }
    return object.path(field).textValue();
  }

  private Optional<Span> place(String text, JsonNode quadruple, String part) {
    JsonNode phrase = quadruple.path(part);
    if (phrase.isMissingNode() || phrase.isNull()) {
      return Optional.empty();
    }
    JsonNode span = quadruple.path(part + "_span");
    Span place = span.isArray() ? span(span, text) : first(text, required(quadruple, part), part);
    if (!place.in(text).equals(phrase.textValue())) {
      throw new CorpusException(
          at(
              "%s_span %s covers \"%s\", not \"%s\""
                  .formatted(part, span, place.in(text), phrase.textValue())));
    }
    return Optional.of(place);
  }

  private Span span(JsonNode span, String text) {
    int start = span.path(0).asInt(-1);
    int end = span.path(1).asInt(-1);
    if (start < 0 || end <= start || end > text.codePointCount(0, text.length())) {
      throw new CorpusException(at("span %s is not inside the text".formatted(span)));
    }
    return new Span(start, end);
  }

  private Span first(String text, String phrase, String part) {
    int start = text.indexOf(phrase);
    if (start < 0 || phrase.isEmpty()) {
      throw new CorpusException(at("the text does not hold the %s \"%s\"".formatted(part, phrase)));
    }
    int before = text.codePointCount(0, start);
    return new Span(before, before + phrase.codePointCount(0, phrase.length()));
  }

  private String at(String problem) {
    return "%s, line %d: %s".formatted(file, line, problem);
  }
}
