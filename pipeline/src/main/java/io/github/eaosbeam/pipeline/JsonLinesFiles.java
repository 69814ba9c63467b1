package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.CompressedSource;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Files with a JSON object per line.
 *
 * @param patterns file patterns, each of which matches at least one file
 * @param files the files they match
 */
record JsonLinesFiles(List<String> patterns, List<ResourceId> files) implements CommentSource {
  JsonLinesFiles {
    patterns = List.copyOf(patterns);
    files = List.copyOf(files);
  }

  @Override
  public PCollection<SourceRecord> readInto(Pipeline pipeline) {
    List<PCollection<SourceRecord>> lines = new ArrayList<>();
    for (String pattern : patterns) {
      lines.add(pipeline.apply("Read " + pattern, Read.from(source(pattern))));
    }
    return lines.size() == 1
        ? lines.get(0)
        : PCollectionList.of(lines).apply("All files", Flatten.pCollections());
  }

  private static CompressedSource<SourceRecord> source(String pattern) {
    return CompressedSource.from(LineSource.of(pattern)).withCompression(Compression.AUTO);
  }

  @Override
  public String name() {
    return String.join(",", patterns);
  }
}
