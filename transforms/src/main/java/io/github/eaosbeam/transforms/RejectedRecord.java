package io.github.eaosbeam.transforms;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Origin;
import java.util.Optional;

/**
 * A record that could not be processed, whole, with the reason.
 *
 * @param idJson the record's id as a JSON value, {@code null} where none could be read
 * @param fault the kind of fault
 * @param reason what is wrong with this record, for people
 * @param originOrNull the record's place in the input, {@code null} where it is no longer known
 * @param raw the record as text; bytes that are not UTF-8 read U+FFFD
 * @param rawBase64 the record's exact bytes, {@code null} where {@code raw} is exact
 */
public record RejectedRecord(
    String idJson, Fault fault, String reason, Origin originOrNull, String raw, String rawBase64)
    implements Outcome {
  public RejectedRecord {
    requireNonNull(fault, "fault");
    requireNonNull(reason, "reason");
    requireNonNull(raw, "raw");
  }

  /** Without what the record holds: this may be logged. */
  @Override
  public String toString() {
    return "RejectedRecord[id=%s, fault=%s, origin=%s]"
        .formatted(idJson, fault.label(), origin().map(Origin::place).orElse("unknown"));
  }

  /** The record's id as a JSON value. */
  public Optional<String> id() {
    return Optional.ofNullable(idJson);
  }

  /** Where the record came from. */
  public Optional<Origin> origin() {
    return Optional.ofNullable(originOrNull);
  }

  /** The record's exact bytes in Base64, where {@link #raw} is not exact. */
  public Optional<String> exactRaw() {
    return Optional.ofNullable(rawBase64);
  }
}
