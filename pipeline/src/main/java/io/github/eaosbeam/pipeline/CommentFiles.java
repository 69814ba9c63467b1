package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.BoundedSource.BoundedReader;
import org.apache.beam.sdk.io.CompressedSource;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileBasedSource;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** Files of comments, all of one format. */
abstract sealed class CommentFiles implements CommentSource
    permits CsvFiles, JsonLinesFiles, ParquetFiles, TextFiles {
  private final List<String> patterns;
  private final List<ResourceId> files;

  /**
   * @param patterns file patterns, each of which matches at least one file
   * @param files the files they match
   */
  CommentFiles(List<String> patterns, List<ResourceId> files) {
    this.patterns = List.copyOf(patterns);
    this.files = List.copyOf(files);
  }

  /** The records of the files that match a pattern. */
  abstract BoundedSource<SourceRecord> source(String pattern);

  /** The same source for files that may be compressed, which their suffix tells. */
  static BoundedSource<SourceRecord> decompressed(FileBasedSource<SourceRecord> source) {
    return CompressedSource.from(source).withCompression(Compression.AUTO);
  }

  /**
   * Opens a file to look into it, decompressed as {@link #decompressed} has it. Where it is
   * damaged, reading throws an {@link UnreadableInputException}.
   */
  static ReadableByteChannel open(ResourceId file) throws IOException {
    String name = file.toString();
    return new NamedChannel(
        name, Compression.detect(name).readDecompressed(FileSystems.open(file)), 0);
  }

  @Override
  public final PCollection<SourceRecord> readInto(Pipeline pipeline) {
    List<PCollection<SourceRecord>> records = new ArrayList<>();
    for (String pattern : patterns) {
      records.add(pipeline.apply("Read " + pattern, Read.from(source(pattern))));
    }
    return records.size() == 1
        ? records.get(0)
        : PCollectionList.of(records).apply("All files", Flatten.pCollections());
  }

  @Override
  public final Optional<List<SourceRecord>> first(int most, PipelineOptions options)
      throws IOException {
    List<SourceRecord> records = new ArrayList<>();
    for (String pattern : patterns) {
      try (BoundedReader<SourceRecord> reader = source(pattern).createReader(options)) {
        boolean more = records.size() < most && reader.start();
        while (more) {
          records.add(reader.getCurrent());
          more = records.size() < most && reader.advance();
        }
      }
    }
    return Optional.of(records);
  }

  @Override
  public final List<ResourceId> files() {
    return files;
  }

  @Override
  public final String name() {
    return String.join(",", patterns);
  }

  /** What messages about the input begin with. */
  final String option() {
    return "--input=" + name();
  }
}
