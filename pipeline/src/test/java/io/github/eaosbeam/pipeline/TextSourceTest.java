package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSourceTest {
  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();

  @TempDir Path folder;

  private BoundedSource<SourceRecord> source(String pattern) {
    TextFields fields = new TextFields("nr", "text", folder + "/");
    return CommentFiles.decompressed(TextSource.of(pattern, fields));
  }

  @Test
  void numbersLinesFromOneAndPassesOverBlankOnes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("\ufeffhay \"lắm\"\r\n \t\r\n\nchán".getBytes(UTF_8));
    bytes.writeBytes(new byte[] {'\n', -1, '\n'});
    Path file = Files.write(folder.resolve("a.txt"), bytes.toByteArray());

    assertThat(SourceTestUtils.readFromSource(source(file.toString()), OPTIONS))
        .containsExactly(
            record(file, 1, "{\"nr\":\"a.txt:1\",\"text\":\"hay \\\"lắm\\\"\"}".getBytes(UTF_8)),
            record(file, 4, "{\"nr\":\"a.txt:4\",\"text\":\"chán\"}".getBytes(UTF_8)),
            record(file, 5, new byte[] {-1}));
  }

  private static SourceRecord record(Path file, int line, byte[] raw) {
    return new SourceRecord("%s, line %d".formatted(file, line), raw);
  }

  @Test
  void isNotCut() throws Exception {
    Files.createDirectory(folder.resolve("b"));
    Files.writeString(folder.resolve("b/a.txt"), "hay\n".repeat(200_000));
    BoundedSource<SourceRecord> source = source(folder + "/b/*.txt");

    List<? extends BoundedSource<SourceRecord>> parts = source.split(1000, OPTIONS);

    assertThat(parts).hasSize(1);
    List<SourceRecord> lines = SourceTestUtils.readFromSource(parts.get(0), OPTIONS);
    assertThat(lines).hasSize(200_000);
    assertThat(new String(lines.get(199_999).raw(), UTF_8))
        .isEqualTo("{\"nr\":\"b/a.txt:200000\",\"text\":\"hay\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "/d/a.txt, /d/a.txt, /d/",
    "/d/a.txt, /d/b.txt, /d/",
    "/d/x/a.txt, /d/y/a.txt, /d/",
    "/d/x/a.txt, /d/xy/a.txt, /d/",
    "/d/a.txt, /e/a.txt, /",
    "/d/a.txt, /d/e/f/a.txt, /d/",
  })
  void leavesOutOfIdsTheFolderThatAllFilesShare(String one, String other, String root) {
    List<ResourceId> files =
        List.of(
            FileSystems.matchNewResource(one, false), FileSystems.matchNewResource(other, false));

    assertThat(TextFields.commonRoot(files)).isEqualTo(root);
  }
}
