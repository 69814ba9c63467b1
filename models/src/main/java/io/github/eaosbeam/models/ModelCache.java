package io.github.eaosbeam.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which a machine keeps models that it has fetched, each in a folder of its own that
 * is named after its contents and appears whole.
 *
 * <p>Any number of processes may ask for a model at once: one fetches it, the others wait. What is
 * there is checked whenever it is asked for, and fetched again where it is damaged. What a process
 * left that was killed is cleared away by the next one that fetches the same model. Nothing else is
 * ever deleted.
 *
 * @param folderOrNull the folder, {@code null} for {@code eaos-beam/models} in the user's cache
 *     folder
 */
public record ModelCache(String folderOrNull) implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

  /** A process cannot wait for a file lock that it holds itself. */
  private static final Object ONE_AT_A_TIME = new Object();

  /**
   * The model's directory in this cache.
   *
   * @throws ModelException where it cannot be fetched, or is not the one that {@code manifest} is
   *     of
   */
  Path fetch(ModelStore store, ModelManifest manifest) {
    Path entry = folder().resolve(manifest.fingerprint());
    try {
      if (!manifest.isIn(entry)) {
        synchronized (ONE_AT_A_TIME) {
          fetchLocked(store, manifest, entry);
        }
      }
      return entry;
    } catch (IOException e) {
      throw new ModelException(
          "%s: cannot be fetched into %s: %s; see that both can be reached, or name another folder with --modelCache"
              .formatted(store.name(), folder(), e),
          e);
    }
  }

  private Path folder() {
    if (folderOrNull != null) {
      return Path.of(folderOrNull);
    }
    String caches = System.getenv("XDG_CACHE_HOME");
    Path ofUser =
        caches == null || caches.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    return ofUser.resolve("eaos-beam").resolve("models");
  }

  private static void fetchLocked(ModelStore store, ModelManifest manifest, Path entry)
      throws IOException {
    Files.createDirectories(entry.getParent());
    Path lock = entry.resolveSibling(entry.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed, or the process ends
      if (!manifest.isIn(entry)) {
        StagedFolder.clearLeftovers(entry);
        download(store, manifest, entry);
      }
    }
  }

  private static void download(ModelStore store, ModelManifest manifest, Path entry)
      throws IOException {
    LOG.info("{}: is fetched into {}", store.name(), entry);
    try (StagedFolder staged = StagedFolder.of(entry, true, manifest.paths())) {
      for (Map.Entry<String, Checksum> file : manifest.files().entrySet()) {
        Path target = staged.folder().resolve(file.getKey());
        Files.createDirectories(target.getParent());
        download(store, file.getKey(), file.getValue(), target);
      }
      staged.publish();
    }
  }

  private static void download(ModelStore store, String name, Checksum wanted, Path target)
      throws IOException {
    try (InputStream in = store.open(name);
        OutputStream out = Files.newOutputStream(target)) {
      Checksum copied = Sha256.copy(in, out, wanted.bytes());
      if (!copied.equals(wanted)) {
        throw new ModelException(
            "%s/%s: is not the file that the job was started with (%s, got %s); it came broken or was changed meanwhile: start the job again"
                .formatted(store.name(), name, wanted, copied));
      }
    }
  }
}
