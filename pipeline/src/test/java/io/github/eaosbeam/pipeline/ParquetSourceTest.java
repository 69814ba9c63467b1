package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.pipeline.parquet.ParquetFile;
import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSourceTest {
  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();
  private static final ParquetSchema SCHEMA = ParquetSchema.ofText(List.of("text"));

  @TempDir Path folder;

  /** Files joined into one, a row group each. */
  private Path rowGroups(int... rows) throws IOException {
    List<ResourceId> parts = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      int group = i;
      String[] lines =
          IntStream.range(0, rows[i])
              .mapToObj(row -> "{\"text\":\"%s\"}".formatted(text(group, row)))
              .toArray(String[]::new);
      new JobFolder(folder).writeParquet("part" + i, SCHEMA, lines);
      parts.add(resource(folder.resolve("part" + i)));
    }
    Path whole = folder.resolve("whole.parquet");
    ParquetFile.join(SCHEMA, parts, Files.newOutputStream(whole));
    return whole;
  }

  /** Long enough for the footer not to be most of the file. */
  private static String text(int group, int row) {
    String letters =
        new Random(31 * group + row)
            .ints(300, 'a', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return "%d.%d %s".formatted(group, row, letters);
  }

  private static ResourceId resource(Path file) {
    return FileSystems.matchNewResource(file.toString(), false);
  }

  private static List<SourceRecord> rows(Path file) throws IOException {
    return SourceTestUtils.readFromSource(ParquetSource.of(file.toString()), OPTIONS);
  }

  private static SourceRecord row(Path file, int number, String text) {
    return new SourceRecord(
        "%s, row %d".formatted(file, number), "{\"text\":\"%s\"}".formatted(text).getBytes(UTF_8));
  }

  @Test
  void numbersRowsThroughAllRowGroups() throws IOException {
    Path file = rowGroups(2, 0, 3);

    assertThat(rows(file))
        .containsExactly(
            row(file, 1, text(0, 0)),
            row(file, 2, text(0, 1)),
            row(file, 3, text(2, 0)),
            row(file, 4, text(2, 1)),
            row(file, 5, text(2, 2)));
  }

  @Test
  void readsEachRowOnceWhereverTheFileIsCut() throws Exception {
    Path file = rowGroups(3, 1, 2, 5);
    ParquetSource source = ParquetSource.of(file.toString());
    long size = Files.size(file);
    for (long bytes : new long[] {1, 7, 100, 1000, size - 1, size}) {
      List<BoundedSource<SourceRecord>> parts = new ArrayList<>();
      for (long start = 0; start < size; start += bytes) {
        parts.add(
            source.createForSubrangeOfFile(
                source.split(Long.MAX_VALUE, OPTIONS).get(0).getSingleFileMetadata(),
                start,
                Math.min(start + bytes, size)));
      }
      SourceTestUtils.assertSourcesEqualReferenceSource(source, parts, OPTIONS);
    }
  }

  @Test
  void readsEachRowOnceWheneverTheFileIsCutWhileItIsRead() throws Exception {
    ParquetSource source = ParquetSource.of(rowGroups(9, 8, 7, 6).toString());

    SourceTestUtils.assertSplitAtFractionExhaustive(
        source.split(Long.MAX_VALUE, OPTIONS).get(0), OPTIONS);
  }

  @Test
  void readsAFileWithoutRows() throws IOException {
    assertThat(rows(rowGroups())).isEmpty();
    assertThat(ParquetSchema.ofFile(resource(folder.resolve("whole.parquet")))).isEqualTo(SCHEMA);
  }

  @Test
  void failsOnAFileThatWasDamaged() throws IOException {
    Path file = rowGroups(100);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 10; i < 60; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);

    assertThatThrownBy(() -> rows(file))
        .hasStackTraceContaining(file + ", row 1: cannot be read on: ")
        .hasStackTraceContaining("; the file is cut off or damaged, fetch it again");
  }
}
