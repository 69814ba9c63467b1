package io.github.eaosbeam.transforms;

import java.util.Optional;

/** A record that is no comment; the message says why. */
final class UnfitRecordException extends Exception {
  private final Fault fault;
  private final String idJsonOrNull;

  UnfitRecordException(Fault fault, String message) {
    this(fault, message, Optional.empty());
  }

  UnfitRecordException(Fault fault, String message, Optional<String> idJson) {
    super(message, null, false, false); // a fault of the data: the stack says nothing
    this.fault = fault;
    this.idJsonOrNull = idJson.orElse(null);
  }

  Fault fault() {
    return fault;
  }

  /** The record's id as a JSON value, where the record could be read that far. */
  Optional<String> idJson() {
    return Optional.ofNullable(idJsonOrNull);
  }
}
