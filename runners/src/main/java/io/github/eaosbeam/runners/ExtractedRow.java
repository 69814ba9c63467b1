package io.github.eaosbeam.runners;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Quadruple;
import java.util.List;
import java.util.Optional;

/**
 * A comment with what was found in it, read back from a job's output.
 *
 * @param idOrNull the comment's id; a number or another JSON value as its JSON text; {@code null}
 *     where the record has none
 * @param text what the viewer wrote
 * @param quadruples what was found, with confidences rounded to three places; spans are known only
 *     where the job was told to write them
 * @param json the whole output record, the input's other fields included
 */
public record ExtractedRow(String idOrNull, String text, List<Quadruple> quadruples, String json) {
  public ExtractedRow {
    requireNonNull(text, "text");
    requireNonNull(json, "json");
    quadruples = List.copyOf(quadruples);
  }

  /** The comment's id. */
  public Optional<String> id() {
    return Optional.ofNullable(idOrNull);
  }
}
