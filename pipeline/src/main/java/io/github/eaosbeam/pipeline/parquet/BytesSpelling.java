package io.github.eaosbeam.pipeline.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * How bytes are spelled.
 *
 * @param name what the bytes stand for, in words
 * @param print their JSON
 * @param parser the bytes that a JSON string's characters, or another value's text, spell
 */
record BytesSpelling(String name, Function<byte[], String> print, Function<String, byte[]> parser) {
  private static final String NO_BYTES = "\"\"";
  private static final int INT96_BYTES = 12;
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
  private static final long SECONDS_PER_DAY = TimeUnit.DAYS.toSeconds(1);
  private static final long NANOS_PER_DAY = TimeUnit.DAYS.toNanos(1);

  String json(byte[] value) {
    return print.apply(value);
  }

  /**
   * Reads what {@link #json} wrote, and perhaps more.
   *
   * @throws RuntimeException where the text spells nothing of the kind
   */
  byte[] parse(String text) {
    return parser.apply(text);
  }

  static BytesSpelling base64() {
    return new BytesSpelling("bytes in Base64", BytesSpelling::base64, Base64.getDecoder()::decode);
  }

  /** Bytes of which there are always as many. */
  static BytesSpelling base64(int length) {
    return new BytesSpelling(
        "%d bytes in Base64".formatted(length),
        BytesSpelling::base64,
        text -> ofLength(length, Base64.getDecoder().decode(text)));
  }

  private static byte[] ofLength(int length, byte[] bytes) {
    if (bytes.length != length) {
      throw new IllegalArgumentException("%d bytes, not %d".formatted(bytes.length, length));
    }
    return bytes;
  }

  static BytesSpelling uuid() {
    return new BytesSpelling(
        "a UUID",
        bytes -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          return quoted(new UUID(buffer.getLong(), buffer.getLong()).toString());
        },
        text -> {
          UUID uuid = UUID.fromString(text);
          return ByteBuffer.allocate(16)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits())
              .array();
        });
  }

  /** A decimal number in as few bytes as it needs. */
  static BytesSpelling decimal(int scale) {
    return decimal(scale, BigInteger::toByteArray);
  }

  /** A decimal number in that many bytes. */
  static BytesSpelling decimal(int scale, int length) {
    return decimal(scale, unscaled -> signExtended(unscaled, length));
  }

  private static BytesSpelling decimal(int scale, Function<BigInteger, byte[]> toBytes) {
    return new BytesSpelling(
        "a decimal number with %d places".formatted(scale),
        bytes ->
            bytes.length == 0
                ? NO_BYTES
                : new BigDecimal(new BigInteger(bytes), scale).toPlainString(),
        text ->
            text.isEmpty()
                ? new byte[0]
                : toBytes.apply(new BigDecimal(text).setScale(scale).unscaledValue()));
  }

  private static byte[] signExtended(BigInteger value, int length) {
    byte[] shortest = value.toByteArray();
    if (shortest.length > length) {
      throw new ArithmeticException("%s takes more than %d bytes".formatted(value, length));
    }
    byte[] extended = new byte[length];
    Arrays.fill(extended, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, extended, length - shortest.length, shortest.length);
    return extended;
  }

  /**
   * A timestamp as Impala, Hive and older Spark wrote it: nanoseconds of the day and the Julian
   * day, little end first. Bytes that are none are Base64.
   */
  static BytesSpelling int96() {
    return new BytesSpelling(
        "a timestamp in UTC",
        bytes -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
          long nanos = buffer.getLong();
          boolean timeOfDay = nanos >= 0 && nanos < NANOS_PER_DAY;
          return timeOfDay ? quoted(instant(buffer.getInt(), nanos).toString()) : base64(bytes);
        },
        text ->
            text.indexOf(':') < 0
                ? ofLength(INT96_BYTES, Base64.getDecoder().decode(text))
                : int96(Instant.parse(text)));
  }

  private static Instant instant(int julianDay, long nanosOfDay) {
    long seconds = (julianDay - JULIAN_DAY_OF_EPOCH) * SECONDS_PER_DAY;
    return Instant.ofEpochSecond(seconds, nanosOfDay);
  }

  private static byte[] int96(Instant instant) {
    long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_PER_DAY);
    long second = Math.floorMod(instant.getEpochSecond(), SECONDS_PER_DAY);
    return ByteBuffer.allocate(INT96_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(TimeUnit.SECONDS.toNanos(second) + instant.getNano())
        .putInt(Math.toIntExact(day + JULIAN_DAY_OF_EPOCH))
        .array();
  }

  private static String base64(byte[] bytes) {
    return quoted(Base64.getEncoder().encodeToString(bytes));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
