package io.github.eaosbeam.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that pretends to be far away. */
record FolderStore(String name) implements ModelStore {
  static FolderStore of(Path folder) {
    return new FolderStore(folder.toString());
  }

  @Override
  public boolean has(String file) {
    return Files.isRegularFile(Path.of(name, file));
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(Path.of(name, file));
  }
}
