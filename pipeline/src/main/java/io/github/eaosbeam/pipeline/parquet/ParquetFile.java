package io.github.eaosbeam.pipeline.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** Parquet files as wholes. */
public final class ParquetFile {
  private ParquetFile() {}

  /** Writes one file with the row groups of all shards, which are copied as they are. */
  public static void join(ParquetSchema schema, List<ResourceId> shards, OutputStream out)
      throws IOException {
    write(schema.type(), shards, out);
  }

  static void write(MessageType type, List<ResourceId> shards, OutputStream out)
      throws IOException {
    ParquetFileWriter writer =
        new ParquetFileWriter(
            new ChannelOutput(Channels.newChannel(out)),
            type,
            ParquetFileWriter.Mode.CREATE,
            ParquetSink.ROW_GROUP_BYTES,
            0, // padding serves file systems with blocks, which Beam does not show
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    writer.start();
    for (ResourceId shard : shards) {
      try (ParquetFileReader reader = ChannelInput.open(shard)) {
        reader.appendTo(writer);
      }
    }
    writer.end(Map.of());
  }
}
