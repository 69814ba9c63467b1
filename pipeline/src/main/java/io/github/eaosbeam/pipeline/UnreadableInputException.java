package io.github.eaosbeam.pipeline;

import java.io.IOException;

/**
 * An input file that cannot be read to its end. Nothing behind the damage can be told from it, so
 * the job fails; the message names the file and the place.
 */
public final class UnreadableInputException extends IOException {
  UnreadableInputException(String place, IOException cause) {
    super(
        "%s: cannot be read on: %s; the file is cut off or damaged, fetch it again"
            .formatted(place, described(cause)),
        cause);
  }

  private static String described(IOException cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
