package io.github.eaosbeam.models;

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

  private final StringBuilder out = new StringBuilder();
  private final String comma;
  private final String colon;
  private final boolean spans;

  private PredictionsJson(String space, boolean spans) {
    this.comma = "," + space;
    this.colon = ":" + space;
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
    return new PredictionsJson(" ", spans).array(quadruples);
  }

  /** The same array without spaces, to stand in a record as it is. */
  public static String compact(List<Quadruple> quadruples, boolean spans) {
    return new PredictionsJson("", spans).array(quadruples);
  }

  private String array(List<Quadruple> quadruples) {
    out.append('[');
    for (int i = 0; i < quadruples.size(); i++) {
      out.append(i == 0 ? "" : comma);
      object(quadruples.get(i));
    }
    return out.append(']').toString();
  }

  private void object(Quadruple quadruple) {
    out.append('{');
    name("entity").string(quadruple.entity());
    out.append(comma);
    name("aspect").string(quadruple.aspect());
    out.append(comma);
    name("opinion").string(quadruple.opinion());
    out.append(comma);
    name("sentiment").string(quadruple.sentiment());
    out.append(comma);
    name("confidence").number(quadruple.confidence());
    if (spans) {
      out.append(comma);
      name("entity_span").span(quadruple.entitySpan());
      out.append(comma);
      name("opinion_span").span(quadruple.opinionSpan());
    }
    out.append('}');
  }

  private PredictionsJson name(String name) {
    out.append('"').append(name).append('"').append(colon);
    return this;
  }

  /**
   * Rounds the exact binary value half-even and keeps one digit behind the point, as Python does.
   */
  private void number(double value) {
    BigDecimal rounded =
        new BigDecimal(value)
            .setScale(CONFIDENCE_PLACES, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    out.append(rounded.setScale(Math.max(rounded.scale(), 1)).toPlainString());
  }

  private void span(Optional<Span> place) {
    place.ifPresentOrElse(
        span -> out.append('[').append(span.start()).append(comma).append(span.end()).append(']'),
        () -> out.append("null"));
  }

  private void string(String value) {
    out.append('"');
    value.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int character) {
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (character < ' ' || isLoneSurrogate(character)) {
          out.append("\\u%04x".formatted(character));
        } else {
          out.appendCodePoint(character);
        }
      }
    }
  }

  private static boolean isLoneSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
