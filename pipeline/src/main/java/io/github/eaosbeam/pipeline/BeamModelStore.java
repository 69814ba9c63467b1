package io.github.eaosbeam.pipeline;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;

/**
 * A model directory on a file system that Beam knows. Beam registers them on workers before it
 * hands over what travels there.
 *
 * @param name the directory, without a slash at its end
 */
record BeamModelStore(String name) implements ModelStore {
  BeamModelStore {
    requireNonNull(name, "name");
  }

  static BeamModelStore of(String directory) {
    return new BeamModelStore(directory.replaceAll("/+$", ""));
  }

  @Override
  public boolean has(String file) throws IOException {
    try {
      return !FileSystems.match(path(file), EmptyMatchTreatment.ALLOW).metadata().isEmpty();
    } catch (IllegalArgumentException e) { // no such file system
      throw new IOException(FileSystemFault.explain(e), e);
    }
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Channels.newInputStream(
        FileSystems.open(FileSystems.matchNewResource(path(file), false)));
  }

  private String path(String file) {
    return name + "/" + file;
  }
}
