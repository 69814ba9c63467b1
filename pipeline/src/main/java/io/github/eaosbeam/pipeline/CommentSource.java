package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.values.PCollection;

/** Where comments come from. */
sealed interface CommentSource extends AutoCloseable
    permits CommentFiles, SampleComments, TopicSlice, TopicStream {
  /** Adds the reading of the records, each a JSON object, to the graph. */
  PCollection<SourceRecord> readInto(Pipeline pipeline);

  /**
   * Columns that hold all records, for outputs that need to know them before they are written.
   * Where the source does not name them, all of it is read for that.
   *
   * @throws ConfigurationException where they cannot be told
   */
  ParquetSchema schema();

  /** The files that will be read, as they are there now. */
  List<ResourceId> files();

  /**
   * The first records, to look at before a job runs; empty where that would take them from it.
   *
   * @param most records to read at most
   */
  default Optional<List<SourceRecord>> first(int most, PipelineOptions options) throws IOException {
    return Optional.empty();
  }

  /** The source's name for people. */
  String name();

  /** Whether records come without end, and are read a slice at a time. */
  default boolean isUnbounded() {
    return false;
  }

  /** Makes ready, right before the job begins. */
  default void begin() throws IOException {
    // files are ready
  }

  /** Notes that all that was read has been processed. */
  default void finish() throws IOException {
    // nobody keeps account of files
  }

  @Override
  default void close() {
    // nothing is held open
  }
}
