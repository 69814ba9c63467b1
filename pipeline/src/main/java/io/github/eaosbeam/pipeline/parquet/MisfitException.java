package io.github.eaosbeam.pipeline.parquet;

/** A JSON value that its column cannot hold; the message names the field and says why. */
final class MisfitException extends Exception {
  MisfitException(String message) {
    super(message, null, false, false); // a fault of the data: the stack says nothing
  }
}
