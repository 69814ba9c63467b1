package io.github.eaosbeam.models;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * A model directory that every machine has at the same path.
 *
 * @param name the path
 */
record LocalModelSource(String name) implements ModelSource {
  LocalModelSource {
    requireNonNull(name, "name");
  }

  @Override
  public <T> T withDirectory(Function<Path, T> use) {
    return use.apply(Path.of(name));
  }
}
