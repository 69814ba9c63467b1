package io.github.eaosbeam.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The model inside the jar, unpacked into a temporary folder. Once its weights are mapped the
 * folder can go: the mapping keeps them.
 */
final class BundledModel implements AutoCloseable {
  private static final List<String> FILES =
      List.of(
          "config.json",
          "model.safetensors",
          "encoder/config.json",
          "encoder/vocab.txt",
          "encoder/bpe.codes");

  private final Path directory;

  private BundledModel(Path directory) {
    this.directory = directory;
  }

  static BundledModel unpack() {
    try {
      Path directory = Files.createTempDirectory("eaos-model-");
      BundledModel model = new BundledModel(directory);
      try {
        for (String file : FILES) {
          copy(file, directory.resolve(file));
        }
        return model;
      } catch (IOException e) {
        model.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ModelException(
          "the bundled model cannot be unpacked into %s: %s; free some space there, or name another place with -Djava.io.tmpdir"
              .formatted(System.getProperty("java.io.tmpdir"), e),
          e);
    }
  }

  private static void copy(String file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream in = BundledModel.class.getResourceAsStream("bundled/" + file)) {
      if (in == null) {
        throw new IOException("the jar has no " + file);
      }
      Files.copy(in, target);
    }
  }

  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    List<Path> paths = new ArrayList<>();
    FILES.forEach(file -> paths.add(directory.resolve(file)));
    paths.add(directory.resolve("encoder"));
    paths.add(directory);
    try {
      for (Path path : paths) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new ModelException("%s: cannot be deleted: %s".formatted(directory, e), e);
    }
  }
}
