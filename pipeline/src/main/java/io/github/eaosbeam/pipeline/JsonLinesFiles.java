package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.pipeline.parquet.SchemaInference;
import io.github.eaosbeam.transforms.JsonRecord;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Files with a JSON object per line. */
final class JsonLinesFiles extends CommentFiles {
  /** More are a sign of data for names, and beyond what tables are made for. */
  private static final int MOST_COLUMNS = 10_000;

  JsonLinesFiles(List<String> patterns, List<ResourceId> files) {
    super(patterns, files);
  }

  @Override
  BoundedSource<SourceRecord> source(String pattern) {
    return decompressed(LineSource.of(pattern));
  }

  /**
   * Reads all files: any record may have a field or a type of its own. Beside the work of the model
   * that takes next to no time.
   */
  @Override
  public ParquetSchema schema() {
    SchemaInference inference = new SchemaInference();
    for (ResourceId file : files()) {
      try (ReadableByteChannel channel = open(file)) {
        addAll(channel, inference);
      } catch (UnreadableInputException e) {
        throw new ConfigurationException("--input=" + e.getMessage(), e);
      } catch (IOException e) {
        throw new ConfigurationException(
            "%s: %s: cannot be read: %s".formatted(option(), file, e.getMessage()), e);
      }
    }
    return inference.schema();
  }

  private void addAll(ReadableByteChannel channel, SchemaInference inference) throws IOException {
    LineChannel lines = new LineChannel(channel, 0);
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      add(new String(ByteOrderMark.strip(line.get()), UTF_8), inference);
      if (inference.fields() > MOST_COLUMNS) {
        throw new ConfigurationException(
            "%s: the records have more than %d different fields, too many for columns; write JSON"
                    .formatted(option(), MOST_COLUMNS)
                + " lines (.jsonl)");
      }
    }
  }

  private static void add(String line, SchemaInference inference) {
    try {
      inference.add(JsonRecord.of(line));
    } catch (IllegalArgumentException e) {
      // No object: the job will reject the line, with the reason.
    }
  }
}
