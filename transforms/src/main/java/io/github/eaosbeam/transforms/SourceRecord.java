package io.github.eaosbeam.transforms;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * One input record as it came, and where it came from.
 *
 * @param origin the record's place for people, such as {@code comments.jsonl, byte 120}
 * @param raw the record's bytes without its line ending; never changed after construction
 */
@SuppressWarnings("ArrayRecordComponent") // equality goes by content, see below
public record SourceRecord(String origin, byte[] raw) {
  public SourceRecord {
    requireNonNull(origin, "origin");
    requireNonNull(raw, "raw");
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
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return "SourceRecord[origin=%s, raw=%d bytes]".formatted(origin, raw.length);
  }
}
