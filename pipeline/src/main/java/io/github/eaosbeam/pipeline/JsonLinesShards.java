package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.RecordCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/** The objects as they are, one a line. */
record JsonLinesShards() implements ShardFormat {
  @Override
  public String suffix() {
    return ".jsonl";
  }

  @Override
  public FileIO.Sink<String> sink() {
    return new LineSink();
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public void join(List<ResourceId> shards, Compression compression, OutputStream out)
      throws IOException {
    concatenate(shards, out);
  }

  /** Compressed files too: gzip, bzip2 and Zstandard read what was put together as one. */
  static void concatenate(List<ResourceId> shards, OutputStream out) throws IOException {
    for (ResourceId shard : shards) {
      try (InputStream in = Channels.newInputStream(FileSystems.open(shard))) {
        in.transferTo(out);
      }
    }
  }

  @Override
  public Optional<String> objection(String line) {
    return Optional.empty();
  }

  @Override
  public RecordCheck check() {
    return record -> Optional.empty();
  }
}
