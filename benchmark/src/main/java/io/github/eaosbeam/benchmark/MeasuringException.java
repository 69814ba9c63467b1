package io.github.eaosbeam.benchmark;

/** Something could not be measured. The message says what, and what stood in the way. */
public final class MeasuringException extends RuntimeException {
  MeasuringException(String message) {
    super(message);
  }
}
