package io.github.eaosbeam.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinksTest {
  @TempDir Path folder;

  private Sinks sinks(String... arguments) {
    String[] here =
        Arrays.stream(arguments)
            .map(a -> a.replace("DIR", folder.toString()))
            .toArray(String[]::new);
    ResourceId input = FileSystems.matchNewResource(folder.resolve("in/a.jsonl").toString(), false);
    return new Sinks(
        PipelineOptionsFactory.fromArgs(here).as(ExtractionOptions.class),
        new JsonLinesFiles(List.of(input.toString()), List.of(input)));
  }

  private void refuses(String message, String... arguments) {
    assertThatThrownBy(
            () -> {
              sinks(arguments).extracted();
              sinks(arguments).rejected();
            })
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message.replace("DIR", folder.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "console, console",
    "x.jsonl, x.rejected.jsonl",
    "a.b/x.jsonl.gz, a.b/x.rejected.jsonl.gz",
    "x.ndjson, x.rejected.ndjson",
    "a.b/x.csv.zst, a.b/x.rejected.jsonl.zst",
    "x.parquet, x.rejected.jsonl",
    "hdfs://host/dir/, hdfs://host/dir.rejected.jsonl",
    "a.b/x, a.b/x.rejected",
    "a/.x, a/.x.rejected",
  })
  void putsRejectedRecordsBesideTheOutput(String output, String rejected) {
    assertThat(Sinks.besideOutput(output, false)).isEqualTo(rejected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DIR/new/x.jsonl", "file:DIR/x.jsonl", "file://DIR/x.jsonl.zst", "DIR/new/"})
  void leavesNothingBehindWhereItOnlyLooks(String output) throws IOException {
    assertThat(sinks("--output=" + output).extracted().name())
        .isEqualTo(output.replaceFirst("file:(//)?", "").replace("DIR", folder.toString()));
    try (Stream<Path> paths = Files.walk(folder)) {
      assertThat(paths.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void refusesOutputThatExists() throws IOException {
    Files.createFile(folder.resolve("x.jsonl"));
    Files.createDirectory(folder.resolve("empty"));
    Files.createFile(folder.resolve("y.rejected.jsonl"));

    refuses(
        "--output=DIR/x.jsonl: the file exists; name another place or add --overwrite",
        "--output=DIR/x.jsonl");
    refuses(
        "--output=DIR/: the folder is not empty; name another place or add --overwrite",
        "--output=DIR/");
    refuses(
        "--rejected=DIR/y.rejected.jsonl: the file exists; name another place or add --overwrite",
        "--output=DIR/y.jsonl");
    assertThatCode(() -> sinks("--output=DIR/empty/").extracted()).doesNotThrowAnyException();
    assertThatCode(() -> sinks("--output=DIR/x.jsonl", "--overwrite").extracted())
        .doesNotThrowAnyException();
    assertThatCode(() -> sinks("--output=DIR/", "--overwrite").extracted())
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAFileForAFolderAndTheOtherWayRound() throws IOException {
    Files.createFile(folder.resolve("x"));
    Files.createDirectory(folder.resolve("y.jsonl"));

    refuses(
        "--output=DIR/x/: is a file; leave out the / to write one file",
        "--output=DIR/x/",
        "--overwrite");
    refuses(
        "--output=DIR/y.jsonl: is a folder; end the name in / to write sharded files into it",
        "--output=DIR/y.jsonl",
        "--overwrite");
  }

  @Test
  void refusesToWriteWhereTheJobReads() {
    refuses(
        "--output=DIR/in/a.jsonl: the job reads DIR/in/a.jsonl there; name another place",
        "--output=DIR/in/a.jsonl",
        "--overwrite");
    refuses(
        "--output=DIR/in/: the job reads DIR/in/a.jsonl there; name another place",
        "--output=DIR/in/",
        "--overwrite");
    refuses(
        "--rejected=DIR/in/a.jsonl: the job reads DIR/in/a.jsonl there; name another place",
        "--output=DIR/x.jsonl",
        "--rejected=DIR/in/a.jsonl");
  }

  @Test
  void refusesOnePlaceForBothOutputs() {
    refuses(
        "--rejected=DIR/./x.jsonl: predictions go there; name another place",
        "--output=DIR/x.jsonl",
        "--rejected=DIR/./x.jsonl");
  }

  @Test
  void refusesAPlaceThatCannotBeWrittenTo() throws IOException {
    Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> sinks("--output=DIR/file/x.jsonl").extracted())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("--output=%s/file/x.jsonl: cannot be written: ", folder);
    assertThatThrownBy(() -> sinks("--tempLocation=DIR/file/tmp").extracted())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "--output=console: --tempLocation=%s/file/tmp/: cannot be written: ", folder);
  }

  @Test
  void refusesNamesItCannotFollow() {
    refuses(
        "--output=DIR/*.jsonl: has a wildcard character, one of * ? [ ] { } \\; name one place",
        "--output=DIR/*.jsonl");
    refuses(
        "--output=DIR/x: the name does not tell the format; end it in .jsonl, .csv or .parquet for"
            + " a file, in / for a folder",
        "--output=DIR/x");
    refuses(
        "--output=DIR/x.txt: text has no place for predictions; write .jsonl, .csv or .parquet",
        "--output=DIR/x.txt");
    refuses(
        "--output=kafka:t: needs a broker to ask; add --bootstrapServers=HOST:PORT",
        "--output=kafka:t");
    refuses(
        "--output=DIR/x.parquet.gz: Parquet is compressed within; leave out .gz",
        "--output=DIR/x.parquet.gz");
    refuses(
        "--rejected=DIR/r.csv: rejected records are written as JSON lines; end the name in .jsonl",
        "--output=DIR/x.jsonl",
        "--rejected=DIR/r.csv");
    assertThatThrownBy(() -> sinks("--output=nosuch://h/x.jsonl").extracted())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--output=nosuch://h/x.jsonl: No filesystem found for scheme nosuch; hdfs (and what"
                + " else is Hadoop's fs.defaultFS, such as s3a) wants HADOOP_CONF_DIR or"
                + " --hdfsConfiguration to be set, others want Beam's module for them on the class"
                + " path");
    assertThatCode(() -> sinks("--output=DIR/x", "--outputFormat=JSONL").extracted())
        .doesNotThrowAnyException();
  }
}
