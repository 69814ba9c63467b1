package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * One file.
 *
 * <p>Workers write shards, which are put together at the end: a single writer would have to take
 * all lines through one worker. Compressed shards are put together as they are; gzip, bzip2 and
 * Zstandard all read such a file as one.
 */
final class FileOutput extends StagedOutput {
  private final ResourceId file;
  private final boolean keptWhenEmpty;

  /**
   * @param keptWhenEmpty whether there is a file also where there are no lines
   */
  FileOutput(ResourceId file, Staging staging, boolean keptWhenEmpty) {
    super(file.toString(), staging);
    this.file = file;
    this.keptWhenEmpty = keptWhenEmpty;
  }

  @Override
  void place() throws IOException {
    boolean kept = keptWhenEmpty || !staging().isEmpty();
    ResourceId whole = kept ? staging().joined() : file;
    FileSystems.delete(List.of(file), StandardMoveOptions.IGNORE_MISSING_FILES);
    if (kept) {
      FileSystems.rename(List.of(whole), List.of(file));
    }
  }
}
