package io.github.eaosbeam.training.learning;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

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
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public Progress {
    requireNonNull(run, "run");
    if (bestEpoch < 0 || epoch < bestEpoch || step < epoch) {
      throw new IllegalArgumentException(
          "progress needs 0 <= bestEpoch <= epoch <= step, got bestEpoch=%d epoch=%d step=%d"
              .formatted(bestEpoch, epoch, step));
    }
  }

  static Progress start(String run) {
    return new Progress(run, 0, 0, 0, 0);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws TrainingException where the file is damaged
   */
  static Progress read(Path file) throws IOException {
    try {
      return Optional.ofNullable(JSON.readValue(file.toFile(), Progress.class))
          .orElseThrow(() -> new JsonParseException(null, "it holds null"));
    } catch (JsonProcessingException e) {
      throw TrainingException.damaged(file, e);
    }
  }

  /** Replaces {@code file} in one step. */
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".part");
    Files.write(next, JSON.writeValueAsBytes(this));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** One epoch on: {@code steps} steps that led to weights as good as {@code f1}. */
  Progress after(int steps, double f1) {
    boolean better = f1 > bestF1 || bestEpoch == 0;
    return new Progress(
        run, epoch + 1, step + steps, better ? epoch + 1 : bestEpoch, better ? f1 : bestF1);
  }
}
