package io.github.eaosbeam.models;

/** A model directory that cannot be used; the message says which file, why, and how to mend it. */
public class ModelException extends RuntimeException {
  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
