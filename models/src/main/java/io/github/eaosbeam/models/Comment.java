package io.github.eaosbeam.models;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/**
 * A viewer's comment and the record it came in.
 *
 * @param idJson the comment's id as a JSON value ({@code "42"} with its quotes, or {@code 42}),
 *     {@code null} where the record has none
 * @param text what the viewer wrote, as it came
 * @param record the whole JSON object the comment came in, whose fields reach the output unchanged
 * @param originOrNull where the record came from, {@code null} where that is not known
 */
public record Comment(String idJson, String text, String record, Origin originOrNull)
    implements Serializable {
  public Comment {
    requireNonNull(text, "text");
    requireNonNull(record, "record");
  }

  /** A comment from nowhere in particular. */
  public Comment(String idJson, String text, String record) {
    this(idJson, text, record, null);
  }

  /** Without what the comment says: this may be logged. */
  @Override
  public String toString() {
    return "Comment[id=%s, text=%d characters]".formatted(idJson, text.length());
  }

  /** The comment's id as a JSON value. */
  public Optional<String> id() {
    return Optional.ofNullable(idJson);
  }

  /** Where the record came from. */
  public Optional<Origin> origin() {
    return Optional.ofNullable(originOrNull);
  }
}
