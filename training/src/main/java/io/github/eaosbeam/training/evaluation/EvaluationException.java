package io.github.eaosbeam.training.evaluation;

/**
 * A file of labels or predictions that cannot be used; the message says where and how to mend it.
 */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EvaluationException(String message) {
    super(message);
  }

  EvaluationException(String message, Throwable cause) {
    super(message, cause);
  }
}
