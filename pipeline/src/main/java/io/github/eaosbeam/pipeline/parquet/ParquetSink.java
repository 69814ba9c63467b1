package io.github.eaosbeam.pipeline.parquet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.apache.beam.sdk.io.FileIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Writes JSON objects that their schema has no {@link ParquetSchema#objection} to as a Parquet
 * file, compressed with Snappy. For one thread.
 */
public final class ParquetSink implements FileIO.Sink<String> {
  /** A row group stays in memory until it is written, one for each file being written. */
  static final long ROW_GROUP_BYTES = 32L << 20;

  private final ParquetSchema schema;
  private transient ParquetWriter<Group> writer;

  public ParquetSink(ParquetSchema schema) {
    this.schema = requireNonNull(schema, "schema");
  }

  @Override
  public void open(WritableByteChannel channel) throws IOException {
    writer =
        ExampleParquetWriter.builder(new ChannelOutput(channel))
            .withType(schema.type())
            .withConf(new Configuration(false))
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  @Override
  public void write(String json) throws IOException {
    try {
      writer.write(schema.read(json));
    } catch (MisfitException e) {
      throw new IllegalStateException("a record that was checked does not fit: " + e, e);
    }
  }

  @Override
  public void flush() throws IOException {
    writer.close();
  }
}
