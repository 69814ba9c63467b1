package io.github.eaosbeam.transforms;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes JSON strings that survive UTF-8: a surrogate without its partner is escaped. */
final class JsonText {
  private JsonText() {}

  /** The JSON string, with its quotes, that stands for {@code text}. */
  static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 16).append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    return escapeLoneSurrogates(json.append('"'));
  }

  private static String escapeLoneSurrogates(StringBuilder json) {
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isSupplementaryCodePoint(json.codePointAt(i))) {
        i++;
      } else {
        json.replace(i, i + 1, "\\u%04x".formatted((int) c));
      }
    }
    return json.toString();
  }
}
