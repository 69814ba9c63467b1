package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.ExtractedComment;
import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.RecordCheck;
import io.github.eaosbeam.transforms.RejectedRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.PCollection;

/** Where results go. */
public abstract sealed class Output implements AutoCloseable permits LineOutput, TopicOutput {
  private final String name;

  Output(String name) {
    this.name = name;
  }

  /** The output's name for people: a path, {@code kafka:TOPIC} or {@code console}. */
  public final String name() {
    return name;
  }

  /** Makes ready, right before the job begins. */
  void begin() {
    // most are made by whoever writes to them
  }

  /** What records are asked for so that this output can hold them. */
  RecordCheck check() {
    return record -> Optional.empty(); // JSON lines hold every record
  }

  /** Adds the writing of predictions to the graph. */
  abstract void writeExtracted(
      String step, PCollection<ExtractedComment> extracted, FormatPredictions format);

  /** Adds the writing of rejected records to the graph. */
  abstract void writeRejected(String step, PCollection<RejectedRecord> rejected);

  /**
   * The lines that the job has written and that are not at their place yet, in no particular order,
   * where they are JSON lines; with unbounded input those since the last call. To be closed by the
   * caller.
   */
  public abstract Stream<String> lines() throws IOException;

  /** With unbounded input, puts what is complete in its place; to be called now and then. */
  public void publishSoFar() throws IOException {
    // with bounded input nothing is before the end
  }

  /**
   * Puts what a job has written in its place; to be called once, after the job has succeeded.
   *
   * @throws IOException where that fails; the message says where the results have stayed
   */
  public abstract void publish() throws IOException;

  /** Removes what an unsuccessful job has written. Safe at any time, and more than once. */
  @Override
  public abstract void close() throws IOException;
}
