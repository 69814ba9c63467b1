package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetFile;
import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.pipeline.parquet.ParquetSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Parquet.
 *
 * @param schema the columns, predictions included
 */
record ParquetShards(ParquetSchema schema) implements ShardFormat {
  @Override
  public String suffix() {
    return ".parquet";
  }

  @Override
  public FileIO.Sink<String> sink() {
    return new ParquetSink(schema);
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public void join(List<ResourceId> shards, Compression compression, OutputStream out)
      throws IOException {
    ParquetFile.join(schema, shards, out);
  }

  @Override
  public Optional<String> objection(String line) {
    return schema.objection(line);
  }
}
