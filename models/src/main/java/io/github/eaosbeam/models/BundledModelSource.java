package io.github.eaosbeam.models;

import java.nio.file.Path;
import java.util.function.Function;

/** The model inside the jar. */
record BundledModelSource() implements ModelSource {
  @Override
  public String name() {
    return "bundled model";
  }

  @Override
  public <T> T withDirectory(Function<Path, T> use) {
    try (BundledModel bundled = BundledModel.unpack()) {
      return use.apply(bundled.directory());
    }
  }
}
