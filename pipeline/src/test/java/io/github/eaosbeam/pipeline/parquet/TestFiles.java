package io.github.eaosbeam.pipeline.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;

/** Writes and reads Parquet files, without the code under test where possible. */
final class TestFiles {
  private TestFiles() {}

  static void write(Path file, MessageType type, List<Group> records, long rowGroupBytes)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ParquetWriter<Group> writer =
            ExampleParquetWriter.builder(new ChannelOutput(channel))
                .withType(type)
                .withConf(new Configuration(false))
                .withRowGroupSize(rowGroupBytes)
                .withMinRowCountForPageSizeCheck(1)
                .build()) {
      for (Group record : records) {
        writer.write(record);
      }
    }
  }

  static void writeJson(Path file, ParquetSchema schema, List<String> lines) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ParquetSink sink = new ParquetSink(schema);
      sink.open(channel);
      for (String line : lines) {
        sink.write(line);
      }
      sink.flush();
    }
  }

  static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file);
        ParquetRows rows = ParquetRows.open(channel, file.toString(), 0)) {
      while (rows.next(Long.MAX_VALUE)) {
        lines.add(rows.json());
      }
    }
    return lines;
  }

  static ResourceId resource(Path file) {
    return FileSystems.matchNewResource(file.toString(), false);
  }
}
