package io.github.eaosbeam.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder that a job without end writes files to. */
record OutputFolder(Path path) {
  private static final long PATIENCE_SECONDS = 400;

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files()) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  /** Looks into the folder, which may not be there yet, until it has so many lines. */
  void awaitLines(int count, ChildJvm job) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Files.createDirectories(path);
    try (WatchService changes = path.getFileSystem().newWatchService()) {
      WatchKey key = path.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      while (lines().size() < count) {
        if (System.nanoTime() > deadline || !job.isAlive()) {
          throw new AssertionError(
              "%d of %d lines; the job says: %s".formatted(lines().size(), count, job.err()));
        }
        changes.poll(1, TimeUnit.SECONDS);
        key.pollEvents();
        key.reset();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
