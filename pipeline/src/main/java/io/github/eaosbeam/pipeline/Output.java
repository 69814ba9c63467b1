package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.RecordCheck;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.PCollection;

/**
 * Where lines go.
 *
 * <p>A job writes to a hidden place beside the output; only when it has succeeded does {@link
 * #publish} put the result where it was asked for, so that a job that fails leaves neither half a
 * result nor the loss of an older one. {@link #close} clears the hidden place away.
 */
public abstract sealed class Output implements AutoCloseable
    permits ConsoleOutput, FileOutput, FolderOutput {
  private final String name;
  private final Staging staging;
  private boolean complete;

  Output(String name, Staging staging) {
    this.name = name;
    this.staging = staging;
  }

  /** The output's name for people: a path, or {@code console}. */
  public String name() {
    return name;
  }

  /**
   * The lines that the job has written, in no particular order, where they are JSON lines. To be
   * called after the job and before {@link #publish}, and to be closed by the caller.
   */
  public Stream<String> lines() throws IOException {
    return staging.lines();
  }

  /**
   * Puts what a job has written in its place; to be called once, after the job has succeeded.
   *
   * @throws IOException where that fails; the message says where the results have stayed
   */
  public final void publish() throws IOException {
    complete = true;
    try {
      place();
    } catch (IOException e) {
      throw new IOException(
          "%s: cannot be written: %s; the results are complete in %s, move them from there"
              .formatted(name, e.getMessage(), staging),
          e);
    }
    staging.delete();
  }

  /** Removes what an unsuccessful job has written. Safe at any time, and more than once. */
  @Override
  public final void close() throws IOException {
    if (!complete) {
      staging.delete();
    }
  }

  /** Moves the shards to their place. */
  abstract void place() throws IOException;

  /** What records are asked for so that this output can hold them. */
  RecordCheck check() {
    return staging.format().check();
  }

  /** Adds the writing of the lines to the graph. */
  void write(String step, PCollection<String> lines) {
    staging.write(step, lines);
  }

  Staging staging() {
    return staging;
  }
}
