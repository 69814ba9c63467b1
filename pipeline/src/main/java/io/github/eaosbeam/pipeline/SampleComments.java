package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.pipeline.parquet.SchemaInference;
import io.github.eaosbeam.transforms.JsonRecord;
import io.github.eaosbeam.transforms.SourceRecord;
import io.github.eaosbeam.transforms.coders.SourceRecordCoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;

/** A dozen comments on a television show, to try the model on. */
record SampleComments() implements CommentSource {
  private static final String FILE = "samples.jsonl";

  @Override
  public PCollection<SourceRecord> readInto(Pipeline pipeline) {
    return pipeline.apply(
        "Sample comments", Create.of(records()).withCoder(SourceRecordCoder.of()));
  }

  @Override
  public Optional<List<SourceRecord>> first(int most, PipelineOptions options) {
    return Optional.of(records().stream().limit(most).toList());
  }

  private static List<SourceRecord> records() {
    return text().lines().map(line -> new SourceRecord(FILE, line.getBytes(UTF_8))).toList();
  }

  @Override
  public ParquetSchema schema() {
    SchemaInference inference = new SchemaInference();
    text().lines().map(JsonRecord::of).forEach(inference::add);
    return inference.schema();
  }

  private static String text() {
    try (InputStream in = SampleComments.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar is damaged: " + FILE, e);
    }
  }

  @Override
  public List<ResourceId> files() {
    return List.of();
  }

  @Override
  public String name() {
    return "sample comments";
  }
}
