package io.github.eaosbeam.runners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Model directories to run with. */
final class ModelDirectories {
  private static final Path TINY =
      Path.of("..", "models", "src", "test", "resources", "golden", "checkpoints", "tiny");

  private ModelDirectories() {}

  /** A copy of the tiny golden model, which no other test has opened. */
  static Path tinyIn(Path folder) {
    Path copy = folder.resolve("model");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(TINY.relativize(file)));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
