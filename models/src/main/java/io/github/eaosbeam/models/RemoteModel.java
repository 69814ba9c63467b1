package io.github.eaosbeam.models;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * A model on a file system that all machines reach, of which each keeps a copy on its own disk.
 *
 * @param store where the model is
 * @param manifest what it consists of
 * @param cache where copies are kept
 */
public record RemoteModel(ModelStore store, ModelManifest manifest, ModelCache cache)
    implements ModelSource {
  public RemoteModel {
    requireNonNull(store, "store");
    requireNonNull(manifest, "manifest");
    requireNonNull(cache, "cache");
  }

  /**
   * The model as it is now; should it change, it is refused from then on. Reads all of it once.
   *
   * @throws ModelException where a file is missing or cannot be read
   */
  public static RemoteModel of(ModelStore store, ModelCache cache) {
    return new RemoteModel(store, ModelManifest.of(store), cache);
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public <T> T withDirectory(Function<Path, T> use) {
    return use.apply(cache.fetch(store, manifest));
  }
}
