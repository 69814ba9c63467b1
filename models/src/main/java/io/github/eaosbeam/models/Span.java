package io.github.eaosbeam.models;

import java.io.Serializable;

/**
 * A phrase's place in its comment.
 *
 * @param start first Unicode code point of the phrase, counted from 0
 * @param end the code point behind its last one
 */
public record Span(int start, int end) implements Serializable {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "span needs 0 <= start < end, got start=%d end=%d".formatted(start, end));
    }
  }

  /** The characters of {@code text} that this span covers. */
  public String in(String text) {
    int from = text.offsetByCodePoints(0, start);
    return text.substring(from, text.offsetByCodePoints(from, end - start));
  }
}
