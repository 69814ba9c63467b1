package io.github.eaosbeam.models.tokenizer;

import java.util.Optional;

/** The tokens with a meaning of their own. Typed into a text they are recognised anywhere. */
enum SpecialToken {
  START("<s>"),
  PADDING("<pad>"),
  END("</s>"),
  UNKNOWN("<unk>"),
  MASK("<mask>");

  private static final SpecialToken[] ALL = values();

  private final String text;

  SpecialToken(String text) {
    this.text = text;
  }

  /** The token as it is written. */
  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  /** The special token that {@code source} holds from {@code place} on. */
  static Optional<SpecialToken> at(String source, int place) {
    if (source.charAt(place) != '<') {
      return Optional.empty();
    }
    for (SpecialToken token : ALL) {
      if (source.startsWith(token.text, place)) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }
}
