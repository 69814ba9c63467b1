package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.pipeline.parquet.ParquetSink;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.SourceTestUtils;

/** Jobs whose files are in one folder, which options call {@code DIR}. */
record JobFolder(Path folder) {
  ExtractionPlan plan(String... arguments) {
    String[] here =
        Arrays.stream(arguments)
            .map(a -> a.replace("DIR", folder.toString()))
            .toArray(String[]::new);
    return ExtractionPipeline.build(
        PipelineOptionsFactory.fromArgs(here).as(ExtractionOptions.class));
  }

  /** Runs a job in which the model is sure of nothing, so that predictions are {@code []}. */
  void run(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--confidenceThreshold=1");
    try (ExtractionPlan plan = plan(all.toArray(String[]::new))) {
      plan.pipeline().run().waitUntilFinish();
      plan.publish();
    }
  }

  void refuses(String message, String... arguments) {
    assertThatThrownBy(() -> plan(arguments))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message.replace("DIR", folder.toString()));
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Compresses a text and leaves out the last bytes. */
  void writeCutShort(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    Files.write(folder.resolve(name), Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));
  }

  void writeParquet(String name, ParquetSchema schema, String... lines) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ParquetSink sink = new ParquetSink(schema);
      sink.open(channel);
      for (String line : lines) {
        sink.write(line);
      }
      sink.flush();
    }
  }

  /** A file's lines; of a Parquet file, its rows as JSON. */
  List<String> lines(String name) throws IOException {
    if (!name.endsWith(".parquet")) {
      return Files.readAllLines(folder.resolve(name));
    }
    List<SourceRecord> rows =
        SourceTestUtils.readFromSource(
            ParquetSource.of(folder.resolve(name).toString()), PipelineOptionsFactory.create());
    return rows.stream().map(row -> new String(row.raw(), UTF_8)).toList();
  }
}
