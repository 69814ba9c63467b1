package io.github.eaosbeam.training.learning;

import java.nio.file.Path;

/** Training cannot start or go on; the message says why and how to mend it. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TrainingException(String message) {
    super(message);
  }

  private TrainingException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file that an unfinished run has kept cannot be used. */
  static TrainingException damaged(Path file, Throwable cause) {
    return new TrainingException(
        "%s: is damaged or missing, so the run cannot go on; start again with --overwrite"
            .formatted(file),
        cause);
  }
}
