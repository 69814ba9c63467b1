package io.github.eaosbeam.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that make up a model, with their checksums: made once, by the process that starts a
 * job, so that all its workers run the same model to the last bit.
 *
 * @param files checksums by name, such as {@code encoder/vocab.txt}; never changed
 */
public record ModelManifest(SortedMap<String, Checksum> files) implements Serializable {
  /** Of each row the first that is there. */
  private static final List<List<String>> NEEDED =
      List.of(
          List.of("config.json"),
          ModelDirectory.CHECKPOINTS,
          List.of("encoder/config.json"),
          List.of("encoder/vocab.txt", "vocab.txt"),
          List.of("encoder/bpe.codes", "bpe.codes"));

  private static final List<String> PRETRAINED =
      ModelDirectory.PRETRAINED.stream().map("encoder/"::concat).toList();

  /** Names come from a configuration or another machine: they must not lead out of the folder. */
  private static final String NAME = "[\\w.-]+(/[\\w.-]+)?";

  public ModelManifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    for (String name : files.keySet()) {
      if (!name.matches(NAME) || name.contains("..")) {
        throw new IllegalArgumentException("no name for a file of a model: " + name);
      }
    }
  }

  /**
   * Reads all files of the model in {@code store}.
   *
   * @throws ModelException where one is missing or cannot be read
   */
  static ModelManifest of(ModelStore store) {
    try {
      SortedMap<String, Checksum> files = new TreeMap<>();
      for (List<String> names : NEEDED) {
        String name = firstIn(store, names).orElseThrow(() -> missing(store, names));
        files.put(name, checksum(store, name));
      }
      Optional<String> pretrained = firstIn(store, PRETRAINED);
      if (pretrained.isPresent()) {
        files.put(pretrained.get(), checksum(store, pretrained.get()));
      }
      return new ModelManifest(files);
    } catch (IOException e) {
      throw new ModelException(
          "%s: cannot be read: %s; see that it is there and may be read"
              .formatted(store.name(), e.getMessage()),
          e);
    }
  }

  private static Optional<String> firstIn(ModelStore store, List<String> names) throws IOException {
    for (String name : names) {
      if (store.has(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static ModelException missing(ModelStore store, List<String> names) {
    return new ModelException(
        "%s: has no %s; copy a whole model directory there, such as ./eaos convert writes"
            .formatted(store.name(), String.join(" and no ", names)));
  }

  private static Checksum checksum(ModelStore store, String name) throws IOException {
    try (InputStream in = store.open(name)) {
      return Sha256.of(in);
    }
  }

  /** A name that no other model has. */
  String fingerprint() {
    String lines =
        files.entrySet().stream()
            .map(file -> "%s  %s%n".formatted(file.getValue().sha256(), file.getKey()))
            .collect(Collectors.joining());
    return Sha256.of(lines);
  }

  /** The files' places in a model directory. */
  Set<Path> paths() {
    return files.keySet().stream().map(Path::of).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a folder holds this model, undamaged, and nothing else. Reads all of it. */
  boolean isIn(Path folder) throws IOException {
    try {
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && names(folder).equals(paths())
          && isUndamagedIn(folder);
    } catch (NoSuchFileException e) { // another process is replacing it
      return false;
    }
  }

  private static Set<Path> names(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(path -> !Files.isDirectory(path))
          .map(folder::relativize)
          .collect(Collectors.toSet());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean isUndamagedIn(Path folder) throws IOException {
    for (Map.Entry<String, Checksum> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Checksum wanted = file.getValue();
      if (Files.size(path) != wanted.bytes() || !Sha256.of(path).equals(wanted.sha256())) {
        return false;
      }
    }
    return true;
  }
}
