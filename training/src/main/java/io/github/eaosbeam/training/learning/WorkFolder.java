package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import io.github.eaosbeam.models.ModelException;
import io.github.eaosbeam.models.checkpoint.ElementType;
import io.github.eaosbeam.models.checkpoint.SafetensorsWriter;
import io.github.eaosbeam.models.checkpoint.StateDict;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run's folder while it is under way, {@code training} inside the model directory it makes: the
 * vocabulary, how far it has come, and all numbers it needs to go on from there.
 *
 * <p>{@code progress.json} is replaced last, after the numbers of its epoch lie on the disk: a run
 * that is killed at any time goes on from the last epoch it finished.
 */
final class WorkFolder {
  private static final String NAME = "training";
  private static final String PROGRESS = "progress.json";

  private final Path folder;

  private WorkFolder(Path folder) {
    this.folder = folder;
  }

  static WorkFolder in(Path modelDirectory) throws IOException {
    return new WorkFolder(Files.createDirectories(modelDirectory.resolve(NAME)));
  }

  /** Whether a run has left its folder in {@code modelDirectory}. */
  static boolean isIn(Path modelDirectory) {
    return Files.isDirectory(modelDirectory.resolve(NAME));
  }

  /** Where the encoder's own files are. */
  Path encoder() throws IOException {
    return Files.createDirectories(folder.resolve("encoder"));
  }

  /** How far an earlier run has come, if there was one. */
  Optional<Progress> progress() throws IOException {
    Path file = folder.resolve(PROGRESS);
    return Files.exists(file) ? Optional.of(Progress.read(file)) : Optional.empty();
  }

  /** Keeps {@code arrays} as those of {@code progress}, and lets go of older ones. */
  void save(Progress progress, Map<String, NDArray> arrays) throws IOException {
    Path file = numbers(progress);
    SafetensorsWriter.write(
        file,
        shapes(arrays),
        ElementType.FLOAT32,
        name -> FloatBuffer.wrap(arrays.get(name).toFloatArray()));
    progress.write(folder.resolve(PROGRESS));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path old : files.filter(f -> isNumbers(f) && !f.equals(file)).toList()) {
        Files.delete(old);
      }
    }
  }

  /**
   * Fills {@code arrays} with what was kept.
   *
   * @throws TrainingException where it is not all there
   */
  void restore(Progress progress, Map<String, NDArray> arrays) {
    StateDict kept = kept(numbers(progress), shapes(arrays));
    arrays.forEach(
        (name, array) -> {
          FloatBuffer numbers = kept.float32(name).asFloatBuffer();
          float[] copy = new float[numbers.remaining()];
          numbers.get(copy);
          array.set(copy);
        });
  }

  private static StateDict kept(Path file, Map<String, List<Long>> shapes) {
    try {
      return StateDict.open(file, Optional.empty(), shapes);
    } catch (ModelException e) {
      throw TrainingException.damaged(file, e);
    }
  }

  private Path numbers(Progress progress) {
    return folder.resolve("epoch-%d.safetensors".formatted(progress.epoch()));
  }

  private static boolean isNumbers(Path file) {
    return file.getFileName().toString().startsWith("epoch-");
  }

  private static Map<String, List<Long>> shapes(Map<String, NDArray> arrays) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) ->
            shapes.put(name, Arrays.stream(array.getShape().getShape()).boxed().toList()));
    return shapes;
  }

  /** Takes the folder away with all that is in it. */
  void delete() throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(paths::add);
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
