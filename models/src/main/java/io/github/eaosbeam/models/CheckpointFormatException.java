package io.github.eaosbeam.models;

import java.nio.file.Path;

/**
 * A checkpoint that cannot be used as it is. The message names the file, the place in it, what is
 * wrong there and how to mend it.
 */
public final class CheckpointFormatException extends ModelException {
  /**
   * @param file the checkpoint
   * @param reason what is wrong, with its place in the file where there is one
   * @param remedy what the reader can do about it
   */
  public CheckpointFormatException(Path file, String reason, String remedy) {
    super("%s: %s; %s".formatted(file, reason, remedy));
  }
}
