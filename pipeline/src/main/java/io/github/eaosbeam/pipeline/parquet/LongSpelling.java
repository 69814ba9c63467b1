package io.github.eaosbeam.pipeline.parquet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * How an integer is spelled.
 *
 * @param name what the integer stands for, in words
 * @param print its JSON
 * @param parser the integer that a JSON string's characters, or another value's text, spell
 */
record LongSpelling(String name, LongFunction<String> print, ToLongFunction<String> parser) {
  String json(long value) {
    return print.apply(value);
  }

  /**
   * Reads what {@link #json} wrote, and perhaps more.
   *
   * @throws RuntimeException where the text spells nothing of the kind
   */
  long parse(String text) {
    return parser.applyAsLong(text);
  }

  static LongSpelling signed() {
    return new LongSpelling("an integer", Long::toString, Long::parseLong);
  }

  static LongSpelling unsigned32() {
    return new LongSpelling(
        "an unsigned integer",
        value -> Integer.toUnsignedString((int) value),
        Integer::parseUnsignedInt);
  }

  static LongSpelling unsigned64() {
    return new LongSpelling("an unsigned integer", Long::toUnsignedString, Long::parseUnsignedLong);
  }

  static LongSpelling decimal(int scale) {
    return new LongSpelling(
        "a decimal number with %d places".formatted(scale),
        value -> BigDecimal.valueOf(value, scale).toPlainString(),
        text -> new BigDecimal(text).setScale(scale).unscaledValue().longValueExact());
  }

  static LongSpelling date() {
    return new LongSpelling(
        "a date",
        days -> quoted(LocalDate.ofEpochDay(days).toString()),
        text -> LocalDate.parse(text).toEpochDay());
  }

  /** A time of day; a value that is none, which Parquet does not rule out, is a plain number. */
  static LongSpelling time(TimeUnit unit) {
    long day = unit.convert(1, TimeUnit.DAYS);
    return new LongSpelling(
        "a time of day",
        value ->
            value < 0 || value >= day
                ? Long.toString(value)
                : quoted(
                    DateTimeFormatter.ISO_LOCAL_TIME.format(
                        LocalTime.ofNanoOfDay(unit.toNanos(value)))),
        text ->
            text.indexOf(':') < 0
                ? Long.parseLong(text)
                : unit.convert(LocalTime.parse(text).toNanoOfDay(), TimeUnit.NANOSECONDS));
  }

  static LongSpelling utcTimestamp(TimeUnit unit) {
    return new LongSpelling(
        "a timestamp in UTC",
        value -> quoted(instant(value, unit).toString()),
        text -> sinceEpoch(Instant.parse(text), unit));
  }

  static LongSpelling localTimestamp(TimeUnit unit) {
    return new LongSpelling(
        "a timestamp without a zone",
        value ->
            quoted(
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                    LocalDateTime.ofInstant(instant(value, unit), ZoneOffset.UTC))),
        text -> sinceEpoch(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC), unit));
  }

  private static Instant instant(long value, TimeUnit unit) {
    long perSecond = unit.convert(1, TimeUnit.SECONDS);
    long nanos = unit.toNanos(Math.floorMod(value, perSecond));
    return Instant.ofEpochSecond(Math.floorDiv(value, perSecond), nanos);
  }

  /** Wraps around at the ends of the range, where the seconds alone may be out of it. */
  private static long sinceEpoch(Instant instant, TimeUnit unit) {
    long perSecond = unit.convert(1, TimeUnit.SECONDS);
    return instant.getEpochSecond() * perSecond
        + unit.convert(instant.getNano(), TimeUnit.NANOSECONDS);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
