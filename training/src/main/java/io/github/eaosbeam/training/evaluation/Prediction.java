package io.github.eaosbeam.training.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * What was predicted for a comment.
 *
 * @param place the file and the line it stands in
 * @param id the comment's id
 * @param text the comment's text
 * @param findings what was predicted, each finding once
 */
record Prediction(
    String place, Optional<String> id, Optional<String> text, List<Finding> findings) {
  private static final String QUADRUPLES = "predictions";

  Prediction {
    findings = findings.stream().distinct().toList();
  }

  static Prediction of(JsonLine line) {
    if (!line.has(QUADRUPLES)) {
      throw new EvaluationException(
          "%s: has no field \"%s\"; give the output of extract"
              .formatted(line.place(), QUADRUPLES));
    }
    return new Prediction(line.place(), line.id(), line.text("text"), line.findings(QUADRUPLES));
  }

  /** Whether its text is {@code comment}, as far as it tells. */
  boolean mayBeOf(String comment) {
    return text.isEmpty() || text.get().equals(comment);
  }
}
