package io.github.eaosbeam.transforms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;

/** Reads JSON of any length, and spells it so that it survives on a line of UTF-8. */
public final class JsonText {
  /**
   * Names come from strangers, so none is kept beyond its record; long values are no fault; and no
   * text gets into an exception, whose message may be logged.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonText() {}

  /** A parser that takes values of any length. */
  public static JsonParser parser(String json) throws IOException {
    return JSON.createParser(json);
  }

  /** The JSON string for {@code text}, quotes included; half a surrogate pair is escaped. */
  public static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 16).append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    return escapeLoneSurrogates(json.append('"'));
  }

  /** The same JSON on one line; its line ends are white space, since strings have them escaped. */
  static String onOneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ');
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
