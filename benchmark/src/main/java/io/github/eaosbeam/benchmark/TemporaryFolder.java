package io.github.eaosbeam.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for models, comments and outputs, which goes with everything in it. */
final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  static TemporaryFolder create() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("eaos-benchmark-"));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(path)) {
      paths = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : paths) {
      Files.deleteIfExists(each);
    }
  }
}
