package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.CompressedSource;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineSourceTest {
  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();
  private static final byte[] MARKED = "\ufeff{\"a\":1}\r\nhai\n\nba\r\nbốn".getBytes(UTF_8);

  @TempDir Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void givesLinesAsBytesWithTheirPlace() throws IOException {
    Path file = write("a.jsonl", MARKED);

    List<SourceRecord> lines =
        SourceTestUtils.readFromSource(LineSource.of(file.toString()), OPTIONS);

    assertThat(lines)
        .containsExactly(
            record(file, 0, "{\"a\":1}"),
            record(file, 12, "hai"),
            record(file, 16, ""),
            record(file, 17, "ba"),
            record(file, 21, "bốn"));
  }

  private static SourceRecord record(Path file, int offset, String line) {
    return new SourceRecord(file + ", byte " + offset, line.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "\u00ef\u00bb", "\u00ef\u00bbxy", "a\ufeff"})
  void takesNothingElseForAByteOrderMark(String line) throws IOException {
    Path file = write("a.jsonl", line.getBytes(ISO_8859_1));

    assertThat(SourceTestUtils.readFromSource(LineSource.of(file.toString()), OPTIONS))
        .allSatisfy(read -> assertThat(read.raw()).isEqualTo(line.getBytes(ISO_8859_1)))
        .hasSize(line.isEmpty() ? 0 : 1);
  }

  @Test
  void readsEachLineOnceWhereverTheFileIsCut() throws Exception {
    LineSource source = LineSource.of(write("a.jsonl", MARKED).toString());
    for (int bytes = 1; bytes <= MARKED.length; bytes++) {
      List<BoundedSource<SourceRecord>> parts = new ArrayList<>();
      for (int start = 0; start < MARKED.length; start += bytes) {
        parts.add(
            source.createForSubrangeOfFile(
                source.split(Long.MAX_VALUE, OPTIONS).get(0).getSingleFileMetadata(),
                start,
                Math.min(start + bytes, MARKED.length)));
      }
      SourceTestUtils.assertSourcesEqualReferenceSource(source, parts, OPTIONS);
    }
  }

  @Test
  void readsEachLineOnceWheneverTheFileIsCutWhileItIsRead() throws Exception {
    LineSource source = LineSource.of(write("a.jsonl", MARKED).toString());

    SourceTestUtils.assertSplitAtFractionExhaustive(
        source.split(Long.MAX_VALUE, OPTIONS).get(0), OPTIONS);
  }

  @Test
  void cutsALargeFileForManyWorkers() throws Exception {
    Path file = write("big.jsonl", "{\"text\":\"hay\"}\n".repeat(100_000).getBytes(UTF_8));
    BoundedSource<SourceRecord> source =
        CompressedSource.from(LineSource.of(file.toString())).withCompression(Compression.AUTO);

    List<? extends BoundedSource<SourceRecord>> parts = source.split(200_000, OPTIONS);

    assertThat(parts).hasSize(8);
    SourceTestUtils.assertSourcesEqualReferenceSource(source, parts, OPTIONS);
  }

  @ParameterizedTest
  @CsvSource({"a.jsonl.gz, GZIP", "a.jsonl.bz2, BZIP2", "a.jsonl.zst, ZSTD"})
  void readsCompressedFilesThatWerePutTogether(String name, Compression compression)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(compressed("một\nhai\n", compression));
    bytes.writeBytes(compressed("ba\n", compression));
    Path file = write(name, bytes.toByteArray());

    List<SourceRecord> lines =
        SourceTestUtils.readFromSource(
            CompressedSource.from(LineSource.of(file.toString())).withCompression(Compression.AUTO),
            OPTIONS);

    assertThat(lines)
        .containsExactly(record(file, 0, "một"), record(file, 6, "hai"), record(file, 10, "ba"));
  }

  private static byte[] compressed(String text, Compression compression) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WritableByteChannel channel = compression.writeCompressed(Channels.newChannel(bytes))) {
      channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }
    return bytes.toByteArray();
  }
}
