package io.github.eaosbeam.training.learning;

/** Training cannot start or go on; the message says why and how to mend it. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TrainingException(String message) {
    super(message);
  }

  TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
