package io.github.eaosbeam.transforms;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Origin;
import io.github.eaosbeam.models.Origin.InFile;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * One input record as it came, and where it came from.
 *
 * @param origin the record's place in the input
 * @param raw the record's bytes without its line ending; never changed after construction
 * @param faultOrNull why the source could not read the record, {@code null} where it could
 */
@SuppressWarnings("ArrayRecordComponent") // equality goes by content, see below
public record SourceRecord(Origin origin, byte[] raw, String faultOrNull) {
  public SourceRecord {
    requireNonNull(origin, "origin");
    requireNonNull(raw, "raw");
  }

  /** A record that its source has no fault to find with. */
  public SourceRecord(Origin origin, byte[] raw) {
    this(origin, raw, null);
  }

  /**
   * A record from a file.
   *
   * @param place the record's place for people, such as {@code comments.jsonl, byte 120}
   */
  public SourceRecord(String place, byte[] raw) {
    this(new InFile(place), raw, null);
  }

  /**
   * A record from a file that cannot be read as one.
   *
   * @param place the record's place for people
   * @param fault why the source cannot read it
   */
  public SourceRecord(String place, byte[] raw, String fault) {
    this(new InFile(place), raw, fault);
  }

  /** Why the source could not read the record, which is to be rejected then. */
  public Optional<String> fault() {
    return Optional.ofNullable(faultOrNull);
  }

  /** Whether the record holds nothing but JSON's white space. */
  public boolean isBlank() {
    for (byte b : raw) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceRecord that
        && origin.equals(that.origin)
        && Arrays.equals(raw, that.raw)
        && Objects.equals(faultOrNull, that.faultOrNull);
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin, Arrays.hashCode(raw), faultOrNull);
  }

  @Override
  public String toString() {
    return "SourceRecord[origin=%s, raw=%d bytes]".formatted(origin.place(), raw.length);
  }
}
