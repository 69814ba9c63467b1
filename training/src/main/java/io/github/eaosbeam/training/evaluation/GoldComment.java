package io.github.eaosbeam.training.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.training.corpus.LabelledComment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A comment and what people found in it.
 *
 * @param place the file and the line it stands in
 * @param idOrNull the comment's id, a number as its digits; {@code null} where it has none
 * @param text the comment
 * @param findings what people found; empty where it judges nothing
 */
public record GoldComment(String place, String idOrNull, String text, List<Finding> findings) {
  private static final String QUADRUPLES = "quads";

  public GoldComment {
    requireNonNull(place, "place");
    requireNonNull(text, "text");
    findings = List.copyOf(findings);
  }

  /**
   * Reads JSON lines with the fields {@code text} and {@code quads}, if need be {@code id},
   * whatever others they have. Each quadruple has {@code entity}, {@code aspect}, {@code opinion}
   * and {@code sentiment}; an implicit entity or opinion is null or absent. A line without {@code
   * quads} is a comment without quadruples.
   *
   * @throws EvaluationException where the file cannot be read, or is not as above
   */
  public static List<GoldComment> read(Path file) {
    List<JsonLine> lines = JsonLine.read(file, line -> line);
    if (lines.stream().noneMatch(line -> line.has(QUADRUPLES))) {
      throw new EvaluationException(
          "%s: no line has the field \"%s\"; is it a file of labelled comments?"
              .formatted(file, QUADRUPLES));
    }
    return lines.stream().map(GoldComment::of).toList();
  }

  /** A comment of a corpus, which has no id; its place is its own text. */
  public static GoldComment of(LabelledComment comment) {
    String text = comment.text();
    List<Finding> findings =
        comment.quadruples().stream()
            .map(
                quadruple ->
                    new Finding(
                        quadruple.entity().map(span -> span.in(text)).orElse(null),
                        quadruple.aspect(),
                        quadruple.opinion().in(text),
                        quadruple.sentiment()))
            .toList();
    return new GoldComment("\"%s\"".formatted(text), null, text, findings);
  }

  private static GoldComment of(JsonLine line) {
    String text =
        line.text("text")
            .orElseThrow(
                () -> new EvaluationException(line.place() + ": needs the text field \"text\""));
    return new GoldComment(line.place(), line.id().orElse(null), text, line.findings(QUADRUPLES));
  }

  /** The comment's id. */
  public Optional<String> id() {
    return Optional.ofNullable(idOrNull);
  }

  /** This comment with what was predicted for it. */
  public JudgedComment judge(List<Finding> predicted) {
    return new JudgedComment(findings, predicted);
  }
}
