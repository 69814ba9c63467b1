package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();
  private static final String TABLE = "id,text\n1,\"a\nb\"\n\n2\n3,\"c\",\n4,d\n";

  @TempDir Path folder;

  private static BoundedSource<SourceRecord> source(String pattern) {
    return CommentFiles.decompressed(
        CsvSource.of(pattern, new CsvDialect(','), new CsvColumns(List.of("id", "text"))));
  }

  private static SourceRecord good(Path file, int line, String json) {
    return new SourceRecord("%s, line %d".formatted(file, line), json.getBytes(UTF_8));
  }

  private static SourceRecord bad(Path file, int line, String raw, String fault) {
    return new SourceRecord("%s, line %d".formatted(file, line), raw.getBytes(UTF_8), fault);
  }

  private static void assertThatItHoldsTheTable(Path file) throws IOException {
    assertThat(SourceTestUtils.readFromSource(source(file.toString()), OPTIONS))
        .containsExactly(
            good(file, 2, "{\"id\":\"1\",\"text\":\"a\\nb\"}"),
            bad(file, 5, "2", "the row has 1 cells, the header line 2"),
            bad(file, 6, "3,\"c\",", "the row has 3 cells, the header line 2"),
            good(file, 7, "{\"id\":\"4\",\"text\":\"d\"}"));
  }

  @Test
  void givesRowsAsObjectsWithTheirLine() throws IOException {
    assertThatItHoldsTheTable(Files.writeString(folder.resolve("a.csv"), TABLE));
  }

  @Test
  void readsCompressedFiles() throws IOException {
    Path file = folder.resolve("a.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(TABLE.getBytes(UTF_8));
    }

    assertThatItHoldsTheTable(file);
  }

  @Test
  void isNotCut() throws Exception {
    Files.writeString(folder.resolve("a.csv"), TABLE.concat("5,e\n".repeat(100_000)));
    BoundedSource<SourceRecord> source = source(folder + "/*.csv");

    List<? extends BoundedSource<SourceRecord>> parts = source.split(1000, OPTIONS);

    assertThat(parts).hasSize(1);
    SourceTestUtils.assertSourcesEqualReferenceSource(source, parts, OPTIONS);
  }

  @Test
  void failsWhereTheColumnsAreNotWhatTheyWereAtTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "text,id\na,1\n");

    assertThatThrownBy(() -> SourceTestUtils.readFromSource(source(file.toString()), OPTIONS))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage(
            "%s: not the columns that were there when the job began: column 1 is \"text\" here,"
                + " \"id\" there",
            file);
  }
}
