package io.github.eaosbeam.models;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Where a machine finds the model that it is to open. Travels to workers, each of which looks for
 * itself; two that are equal mean the same model.
 */
public interface ModelSource extends Serializable {
  /** The model's place as its user named it, for messages. */
  String name();

  /**
   * Hands {@code use} the model's directory on this machine, which may have to be fetched first,
   * and may be gone after the call: files that have been mapped stay readable.
   *
   * @throws ModelException where there is no such model
   */
  <T> T withDirectory(Function<Path, T> use);

  /** A folder on this machine's disks, or {@link ExtractorSpec#BUNDLED}. */
  static ModelSource of(String modelDir) {
    return modelDir.equals(ExtractorSpec.BUNDLED)
        ? new BundledModelSource()
        : new LocalModelSource(modelDir);
  }
}
