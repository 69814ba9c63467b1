package io.github.eaosbeam.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String name : List.of("a.jsonl", "b.jsonl.gz", "c.ndjson", "d.csv", "e")) {
      Files.createFile(folder.resolve(name));
    }
  }

  private CommentSource source(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = arguments[i].replace("DIR", folder.toString());
    }
    return Sources.of(PipelineOptionsFactory.fromArgs(arguments).as(ExtractionOptions.class));
  }

  private List<String> names(String... arguments) {
    return source(arguments).files().stream().map(ResourceId::getFilename).toList();
  }

  @Test
  void takesSampleCommentsWhereNothingIsNamed() {
    assertThat(source()).isInstanceOf(SampleComments.class);
  }

  @Test
  void takesSeveralPatterns() {
    assertThat(names("--input=DIR/a.jsonl, DIR/*.ndjson")).containsExactly("a.jsonl", "c.ndjson");
    assertThat(names("--input=DIR/{a,b}.json*")).containsExactlyInAnyOrder("a.jsonl", "b.jsonl.gz");
    assertThat(names("--input=DIR/e", "--inputFormat=JSONL")).containsExactly("e");
  }

  @Test
  void namesThePatternThatMatchesNothing() {
    assertThatThrownBy(() -> source("--input=DIR/a.jsonl,DIR/z*.jsonl"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--input=%s/z*.jsonl: no such file; check the path, and quote a pattern against the"
                + " shell",
            folder);
  }

  @Test
  void asksForTheFilesWhereAFolderIsNamed() {
    assertThatThrownBy(() -> source("--input=DIR/", "--inputFormat=JSONL"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--input=%s/: is a folder; name the files in it, such as '%1$s/*.jsonl'", folder);
  }

  @Test
  void asksForTheFormatWhereTheNameDoesNotTellIt() {
    assertThatThrownBy(() -> source("--input=DIR/e"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--input=%s/e: e: the name does not tell the format; add --inputFormat=JSONL, CSV,"
                + " PARQUET or TEXT",
            folder);
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(() -> source("--input=kafka:comments"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--input=kafka:comments: needs a broker to ask; add --bootstrapServers=HOST:PORT");
    assertThatThrownBy(() -> source("--input=nosuch://host/a.jsonl"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("--input=nosuch://host/a.jsonl: cannot be read: ")
        .hasMessageContaining("nosuch");
  }
}
