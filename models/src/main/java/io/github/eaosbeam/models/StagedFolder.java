package io.github.eaosbeam.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that appears whole or not at all: it is filled under a hidden name beside its own and
 * renamed at the end. For one thread.
 */
final class StagedFolder implements AutoCloseable {
  private final Path place;
  private final Path folder;
  private final List<Path> madeParents;

  private StagedFolder(Path place, Path folder, List<Path> madeParents) {
    this.place = place;
    this.folder = folder;
    this.madeParents = madeParents;
  }

  /**
   * Makes the hidden folder, and the folders that lead to it where they are missing.
   *
   * @param named where the folder is to appear
   * @param overwrite whether a folder that is there already may be replaced
   * @param files what such a folder may hold; it is not replaced when there is anything else in it
   * @throws ModelException where something is there that must stay, or nothing can be written there
   */
  static StagedFolder of(Path named, boolean overwrite, Set<Path> files) {
    Path place = named.toAbsolutePath().normalize();
    if (place.getFileName() == null) {
      throw new ModelException(place + ": is no place for a new folder; name one within it");
    }
    try {
      requireFree(place, overwrite, files);
      List<Path> madeParents = makeParents(place);
      return new StagedFolder(place, Files.createDirectory(hidden(place)), madeParents);
    } catch (IOException e) {
      throw new ModelException(
          "%s: cannot be written: %s; name a folder in a place that can be".formatted(place, e), e);
    }
  }

  private static void requireFree(Path place, boolean overwrite, Set<Path> files)
      throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!overwrite) {
      throw new ModelException(place + ": exists already; name another folder or add --overwrite");
    }
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new ModelException(place + ": is no folder, and is not replaced; name another place");
    }
    Optional<Path> foreign = foreignFile(place, files);
    if (foreign.isPresent()) {
      throw new ModelException(
          "%s: is not replaced, for it holds %s, which comes from elsewhere; name another folder"
              .formatted(place, foreign.get()));
    }
  }

  private static Optional<Path> foreignFile(Path place, Set<Path> files) throws IOException {
    try (Stream<Path> tree = Files.walk(place)) {
      return tree.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(place::relativize)
          .filter(path -> !files.contains(path))
          .min(Comparator.naturalOrder());
    }
  }

  /** The folders it has made, the innermost last. */
  private static List<Path> makeParents(Path place) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path parent = place.getParent(); !Files.exists(parent); parent = parent.getParent()) {
      missing.add(parent);
    }
    Collections.reverse(missing);
    Files.createDirectories(place.getParent());
    return missing;
  }

  private static Path hidden(Path place) {
    return place.resolveSibling(hiddenPrefix(place) + UUID.randomUUID());
  }

  private static String hiddenPrefix(Path place) {
    return ".%s.eaos-".formatted(place.getFileName());
  }

  /** Removes what processes have left that were killed; nobody may be filling the place. */
  static void clearLeftovers(Path place) throws IOException {
    List<Path> leftovers;
    try (Stream<Path> siblings = Files.list(place.getParent())) {
      leftovers =
          siblings
              .filter(path -> path.getFileName().toString().startsWith(hiddenPrefix(place)))
              .toList();
    }
    for (Path leftover : leftovers) {
      deleteTree(leftover);
    }
  }

  /** The hidden folder, which may be filled until {@link #publish}. */
  Path folder() {
    return folder;
  }

  /** Gives the folder its name. */
  void publish() throws IOException {
    Path replaced = hidden(place);
    boolean replaces = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    if (replaces) {
      Files.move(place, replaced, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(replaced, place, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    deleteTree(replaced);
    madeParents.clear();
  }

  /** Removes what was not published, and the folders that were made for it. */
  @Override
  public void close() throws IOException {
    deleteTree(folder);
    for (int i = madeParents.size() - 1; i >= 0; i--) {
      Files.deleteIfExists(madeParents.get(i));
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
