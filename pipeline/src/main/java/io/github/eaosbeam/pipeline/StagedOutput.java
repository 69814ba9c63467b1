package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.RecordCheck;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.PCollection;

/**
 * Lines that are complete only when the job is.
 *
 * <p>A job writes to a hidden place beside the output; only when it has succeeded does {@link
 * #publish} put the result where it was asked for, so that a job that fails leaves neither half a
 * result nor the loss of an older one. {@link #close} clears the hidden place away.
 */
abstract sealed class StagedOutput extends LineOutput
    permits ConsoleOutput, FileOutput, FolderOutput {
  private final Staging staging;
  private boolean complete;

  StagedOutput(String name, Staging staging) {
    super(name);
    this.staging = staging;
  }

  @Override
  public final Stream<String> lines() throws IOException {
    return staging.lines();
  }

  @Override
  public final void publish() throws IOException {
    complete = true;
    try {
      place();
    } catch (IOException e) {
      throw new IOException(
          "%s: cannot be written: %s; the results are complete in %s, move them from there"
              .formatted(name(), e.getMessage(), staging),
          e);
    }
    staging.delete();
  }

  @Override
  public final void close() throws IOException {
    if (!complete) {
      staging.delete();
    }
  }

  /** Moves the shards to their place. */
  abstract void place() throws IOException;

  @Override
  final RecordCheck check() {
    return staging.format().check();
  }

  @Override
  final void write(String step, PCollection<String> lines) {
    staging.write(step, lines);
  }

  Staging staging() {
    return staging;
  }
}
