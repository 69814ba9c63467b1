package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.nio.file.Path;

/**
 * A part of a checkpoint file, to say where something is wrong.
 *
 * @param file the file
 * @param part the name of the part, empty for the file as a whole
 */
record Place(Path file, String part) {
  static final String COPY_AGAIN = "the file is damaged or cut short: copy or download it again";
  static final String SAVE_WEIGHTS_ALONE = "save model.state_dict() alone";

  Place(Path file) {
    this(file, "");
  }

  Place at(String name) {
    return new Place(file, Printable.of(name));
  }

  CheckpointFormatException damaged(String reason) {
    return refused(reason, COPY_AGAIN);
  }

  CheckpointFormatException refused(String reason, String remedy) {
    String where = part.isEmpty() ? reason : part + ": " + reason;
    return new CheckpointFormatException(file, where, remedy);
  }
}
