package io.github.eaosbeam.benchmark;

import io.github.eaosbeam.models.ExtractorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model to measure.
 *
 * @param name what it is called in the results
 * @param directory what {@code --modelDir} takes
 */
record MeasuredModel(String name, String directory) {
  /** Stands for random weights of PhoBERT-base size, made where they are measured. */
  static final String BASE = "base";

  private static final long SEED = 1;

  /**
   * @param name {@link #BASE}, {@link ExtractorSpec#BUNDLED} or a model directory
   * @param vocabulary the tokenizer that {@code base} gets
   * @param folder where {@code base} is made
   */
  static MeasuredModel of(String name, Optional<Path> vocabulary, Path folder) throws IOException {
    if (!name.equals(BASE)) {
      return new MeasuredModel(name, name);
    }
    Path directory = folder.resolve(BASE);
    RandomModel.write(directory, RandomModel.PHOBERT_BASE, vocabulary, SEED);
    return new MeasuredModel(BASE, directory.toString());
  }
}
