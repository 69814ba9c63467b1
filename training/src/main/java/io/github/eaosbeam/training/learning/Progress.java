package io.github.eaosbeam.training.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How far a run has come.
 *
 * @param run what it learns from and how, in short; another corpus or other settings differ here
 * @param epoch epochs done
 * @param step steps done
 * @param bestEpoch the epoch whose weights are the best so far, 0 before the first
 * @param bestF1 their quadruple F1 on the validation comments
 */
public record Progress(String run, int epoch, int step, int bestEpoch, double bestF1) {
  private static final JsonMapper JSON = new JsonMapper();

  static Progress start(String run) {
    return new Progress(run, 0, 0, 0, 0);
  }

  static Progress read(Path file) throws IOException {
    try {
      return JSON.readValue(file.toFile(), Progress.class);
    } catch (JsonProcessingException e) {
      throw new TrainingException(
          "%s: is damaged: %s; start again with --overwrite"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  /** Replaces {@code file} in one step. */
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".part");
    Files.write(next, JSON.writeValueAsBytes(this));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Progress after(int steps, double f1) {
    boolean better = f1 > bestF1 || bestEpoch == 0;
    return new Progress(
        run, epoch + 1, step + steps, better ? epoch + 1 : bestEpoch, better ? f1 : bestF1);
  }
}
