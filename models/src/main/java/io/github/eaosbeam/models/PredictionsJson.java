package io.github.eaosbeam.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Quadruples as JSON, spelled as the PySpark job spelled them: no character is escaped that JSON
 * allows as it is, save lone surrogates, which UTF-8 cannot carry. All methods are thread-safe.
 */
public final class PredictionsJson {
  private static final int CONFIDENCE_PLACES = 3;
  private static final JsonFactory FACTORY =
      new JsonFactory().setCharacterEscapes(new LowerCaseEscapes());

  private final StringWriter out = new StringWriter();
  private final boolean spans;

  private PredictionsJson(boolean spans) {
    this.spans = spans;
  }

  /**
   * The reference's predictions: a JSON array with a space behind each comma and colon, {@code []}
   * where there is no quadruple.
   *
   * @param spans whether {@code entity_span} and {@code opinion_span} follow the confidence, each
   *     {@code [start, end]} in code points, or {@code null}
   */
  public static String spaced(List<Quadruple> quadruples, boolean spans) {
    return new PredictionsJson(spans).write(quadruples, new SpacedPrinter());
  }

  /** The same array without spaces, to stand in a record as it is. */
  public static String compact(List<Quadruple> quadruples, boolean spans) {
    return new PredictionsJson(spans).write(quadruples, new MinimalPrettyPrinter());
  }

  private String write(List<Quadruple> quadruples, MinimalPrettyPrinter printer) {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(printer);
      json.writeStartArray();
      for (Quadruple quadruple : quadruples) {
        write(quadruple, json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return withoutLoneSurrogates(out.toString());
  }

  private void write(Quadruple quadruple, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("entity", quadruple.entity());
    json.writeStringField("aspect", quadruple.aspect());
    json.writeStringField("opinion", quadruple.opinion());
    json.writeStringField("sentiment", quadruple.sentiment());
    json.writeFieldName("confidence");
    json.writeNumber(rounded(quadruple.confidence()));
    if (spans) {
      write("entity_span", quadruple.entitySpan(), json);
      write("opinion_span", quadruple.opinionSpan(), json);
    }
    json.writeEndObject();
  }

  private static void write(String name, Optional<Span> place, JsonGenerator json)
      throws IOException {
    json.writeFieldName(name);
    if (place.isPresent()) {
      json.writeArray(new int[] {place.get().start(), place.get().end()}, 0, 2);
    } else {
      json.writeNull();
    }
  }

  /**
   * Rounds the exact binary value half-even and keeps one digit behind the point, as Python does.
   */
  private static String rounded(double value) {
    BigDecimal rounded =
        new BigDecimal(value)
            .setScale(CONFIDENCE_PLACES, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    return rounded.setScale(Math.max(rounded.scale(), 1)).toPlainString();
  }

  /** Outside strings JSON is ASCII, so an escape may replace a surrogate wherever it stands. */
  private static String withoutLoneSurrogates(String json) {
    if (json.codePoints().noneMatch(PredictionsJson::isLoneSurrogate)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder();
    json.codePoints()
        .forEach(
            character -> {
              if (isLoneSurrogate(character)) {
                escaped.append("\\u%04x".formatted(character));
              } else {
                escaped.appendCodePoint(character);
              }
            });
    return escaped.toString();
  }

  private static boolean isLoneSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  /** A space behind each comma and colon, none elsewhere. */
  private static final class SpacedPrinter extends MinimalPrettyPrinter {
    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
      json.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(", ");
    }
  }

  /** Jackson's escapes of control characters, the hexadecimal ones in lower case. */
  private static final class LowerCaseEscapes extends CharacterEscapes {
    private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

    LowerCaseEscapes() {
      for (int i = 0; i < escapes.length; i++) {
        if (escapes[i] == ESCAPE_STANDARD) {
          escapes[i] = ESCAPE_CUSTOM;
        }
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes.clone();
    }

    /** Jackson asks for every character beyond ASCII too; {@code null} leaves it as it is. */
    @Override
    public SerializableString getEscapeSequence(int character) {
      return character < ' ' ? new SerializedString("\\u%04x".formatted(character)) : null;
    }
  }
}
