package io.github.eaosbeam.models.decoding;

import io.github.eaosbeam.models.Span;
import java.util.Optional;

/**
 * A phrase of a comment.
 *
 * @param words the phrase as it is shown, not empty
 * @param place the characters of the comment it covers, empty where it covers none
 */
record Phrase(String words, Optional<Span> place) {
  Phrase {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a phrase needs words");
    }
  }

  /** The phrase at the UTF-16 units from {@code start} to {@code end}, none where they are none. */
  static Optional<Span> place(String text, int start, int end) {
    if (start >= end) {
      return Optional.empty();
    }
    int first = text.codePointCount(0, start);
    return Optional.of(new Span(first, first + text.codePointCount(start, end)));
  }
}
