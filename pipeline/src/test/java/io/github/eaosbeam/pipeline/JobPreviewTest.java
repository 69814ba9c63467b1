package io.github.eaosbeam.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.transforms.Fault;
import io.github.eaosbeam.transforms.ParsedRecords;
import io.github.eaosbeam.transforms.RejectedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobPreviewTest {
  @TempDir Path folder;

  @Test
  void readsNoMoreRecordsThanAsked() throws IOException {
    write("a.jsonl", "{\"text\":\"một\"}", "{\"text\":\"hai\"}");
    write("b.jsonl", "{\"text\":\"ba\"}", "{\"text\":\"bốn\"}");

    ParsedRecords first = first(3, "--input=DIR/a.jsonl,DIR/b.jsonl");

    assertThat(first.comments()).extracting(Comment::text).containsExactly("một", "hai", "ba");
  }

  @Test
  void parsesRecordsAsTheJobWould() throws IOException {
    write("a.csv", "key,body", "1,hay", "2,\"chưa\nhay\"", "3,x,y");

    ParsedRecords first = first(100, "--input=DIR/a.csv", "--textField=body", "--idField=key");

    assertThat(first.comments()).extracting(Comment::text).containsExactly("hay", "chưa\nhay");
    assertThat(first.rejected())
        .extracting(RejectedRecord::fault)
        .containsExactly(Fault.MALFORMED_ROW);
  }

  @Test
  void showsTheSampleCommentsWhereNoInputIsNamed() throws IOException {
    assertThat(first(5).comments()).hasSize(5);
    assertThat(preview().input(1).source()).isEqualTo("sample comments");
  }

  @Test
  void saysThatThereIsNoSuchInput() {
    assertThatThrownBy(() -> preview("--input=DIR/none.jsonl").input(1))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith(
            "none.jsonl: no such file; check the path, and quote a pattern" + " against the shell");
  }

  @Test
  void saysWhereTheInputIsDamaged() throws IOException {
    new JobFolder(folder).writeCutShort("a.jsonl.gz", "{\"text\":\"hay\"}\n".repeat(1000));

    assertThatThrownBy(() -> preview("--input=DIR/a.jsonl.gz").input(1000))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageStartingWith(folder + "/a.jsonl.gz, byte ");
  }

  @Test
  void namesTheOutputsAndLeavesNothingThere() throws IOException {
    assertThat(preview("--output=DIR/out.jsonl").outputs())
        .containsExactly(folder + "/out.jsonl", folder + "/out.rejected.jsonl");
    assertThat(preview("--output=console").outputs()).containsExactly("console", "console");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void looksAtTheOutputsWhateverIsWrongWithTheInput() throws IOException {
    write("out.jsonl", "older");

    assertThatThrownBy(() -> preview("--input=DIR/none.jsonl", "--output=DIR/out.jsonl").outputs())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("out.jsonl: the file exists; name another place or add --overwrite");
  }

  private ParsedRecords first(int most, String... arguments) throws IOException {
    return preview(arguments).input(most).first().orElseThrow();
  }

  private JobPreview preview(String... arguments) {
    String[] here =
        Arrays.stream(arguments)
            .map(argument -> argument.replace("DIR", folder.toString()))
            .toArray(String[]::new);
    return new JobPreview(PipelineOptionsFactory.fromArgs(here).as(ExtractionOptions.class));
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }
}
