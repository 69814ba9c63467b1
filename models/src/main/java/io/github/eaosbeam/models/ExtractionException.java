package io.github.eaosbeam.models;

/**
 * A comment the model cannot process: a fault of the data, not of the program. Some comment of the
 * batch is to blame; halving the batch finds it.
 */
public final class ExtractionException extends RuntimeException {
  public ExtractionException(String message) {
    super(message);
  }
}
