package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionPipelineTest {
  private static final String DAMAGED = "{\"id\": 9, \"text\": ";

  @TempDir Path folder;

  private ExtractionPlan plan(String... arguments) {
    String[] here =
        Arrays.stream(arguments)
            .map(a -> a.replace("DIR", folder.toString()))
            .toArray(String[]::new);
    return ExtractionPipeline.build(
        PipelineOptionsFactory.fromArgs(here).as(ExtractionOptions.class));
  }

  private void run(String... arguments) throws IOException {
    try (ExtractionPlan plan = plan(arguments)) {
      plan.pipeline().run().waitUntilFinish();
      plan.publish();
    }
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  /** All files there are, hidden ones too. */
  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> !path.equals(folder))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void writesOneFileWithEveryFieldOfEveryRecord() throws IOException {
    write("in.jsonl", "{\"id\": \"1\", \"likes\": 1.50, \"text\": \"Hay\"}", "", "{\"text\":\"\"}");

    run("--input=DIR/in.jsonl", "--output=DIR/out.jsonl", "--confidenceThreshold=1");

    assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
        .containsExactlyInAnyOrder(
            "{\"id\": \"1\", \"likes\": 1.50, \"text\": \"Hay\", \"predictions\": \"[]\"}",
            "{\"text\":\"\",\"predictions\":\"[]\"}");
    assertThat(files()).containsExactly("in.jsonl", "out.jsonl");
  }

  @Test
  void writesRejectedRecordsBesideTheOutput() throws IOException {
    write("in.jsonl", "{\"id\":1,\"text\":\"Hay\"}", DAMAGED);

    run("--input=DIR/in.jsonl", "--output=DIR/out.jsonl", "--confidenceThreshold=1");

    assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(1);
    assertThat(Files.readString(folder.resolve("out.rejected.jsonl")))
        .startsWith("{\"id\":null,\"stage\":\"parse\",\"fault\":\"invalid_json\",\"reason\":\"")
        .endsWith(
            "\"source\":\"%s/in.jsonl, byte 22\",\"raw\":\"{\\\"id\\\": 9, \\\"text\\\": \"}\n"
                .formatted(folder));
  }

  @Test
  void writesAnEmptyFileForAnEmptyInput() throws IOException {
    write("in.jsonl");

    run("--input=DIR/in.jsonl", "--output=DIR/out.jsonl");

    assertThat(folder.resolve("out.jsonl")).isEmptyFile();
    assertThat(files()).containsExactly("in.jsonl", "out.jsonl");
  }

  @Test
  void compressesWhatIsNamedSo() throws IOException {
    write("in.jsonl", comments(50));

    run("--input=DIR/in.jsonl", "--output=DIR/out.jsonl.gz", "--batchSize=3");

    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("out.jsonl.gz")))) {
      assertThat(new String(in.readAllBytes(), UTF_8).lines()).hasSize(50);
    }
    assertThat(files()).containsExactly("in.jsonl", "out.jsonl.gz");
  }

  @Test
  void readsItsOwnCompressedOutputAgain() throws IOException {
    write("in.jsonl", comments(50));

    run("--input=DIR/in.jsonl", "--output=DIR/once.jsonl.zst", "--batchSize=3");
    run("--input=DIR/once.jsonl.zst", "--output=DIR/twice.jsonl.bz2");
    run("--input=DIR/twice.jsonl.bz2", "--output=DIR/thrice.jsonl");

    assertThat(Files.readAllLines(folder.resolve("thrice.jsonl")))
        .extracting(line -> line.substring(0, line.indexOf(",\"predictions\"")))
        .containsExactlyInAnyOrder(
            Arrays.stream(comments(50))
                .map(c -> c.substring(0, c.length() - 1))
                .toArray(String[]::new));
  }

  private static String[] comments(int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"id\":%d,\"text\":\"Kịch bản hay\"}"::formatted)
        .toArray(String[]::new);
  }

  @Test
  void writesAFolderOfShardsAndReplacesAllOfAnEarlierOne() throws IOException {
    write("in.jsonl", comments(20));
    Files.createDirectory(folder.resolve("out"));
    write("out/part-00007-of-00008.jsonl", "stale");
    write("out/README", "not ours");
    write("out.rejected.jsonl", "stale");

    run("--input=DIR/in.jsonl", "--output=DIR/out/", "--overwrite");

    List<String> lines = new ArrayList<>();
    for (String name : files()) {
      if (name.startsWith("out/part-")) {
        assertThat(name).matches("out/part-\\d{5}-of-\\d{5}\\.jsonl");
        lines.addAll(Files.readAllLines(folder.resolve(name)));
      }
    }
    assertThat(lines).hasSize(20).doesNotContain("stale");
    assertThat(files())
        .contains("out/README")
        .doesNotContain("out/part-00007-of-00008.jsonl", "out.rejected.jsonl");
  }

  @Test
  void keepsTheEarlierOutputWhereAJobFails() throws IOException {
    Files.write(folder.resolve("in.jsonl.bz2"), "not compressed".getBytes(UTF_8));
    write("out.jsonl", "earlier");

    assertThatThrownBy(
            () -> run("--input=DIR/in.jsonl.bz2", "--output=DIR/out.jsonl", "--overwrite"))
        .hasRootCauseInstanceOf(IOException.class);

    assertThat(files()).containsExactly("in.jsonl.bz2", "out.jsonl");
    assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).containsExactly("earlier");
  }

  @Test
  void keepsTheResultsWhereTheyCannotBePutInPlace() throws IOException {
    write("in.jsonl", comments(3));
    try (ExtractionPlan plan = plan("--input=DIR/in.jsonl", "--output=DIR/out.jsonl")) {
      plan.pipeline().run().waitUntilFinish();
      Files.createDirectories(folder.resolve("out.jsonl/in-the-way"));

      assertThatThrownBy(plan::publish)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("%s/out.jsonl: cannot be written: ", folder)
          .hasMessageContaining("; the results are complete in %s/.eaos-", folder);
    }

    assertThat(files()).anyMatch(name -> name.matches("\\.eaos-.*/(part-.*\\.jsonl|whole)"));
  }

  @Test
  void handsLinesOnWhereTheOutputIsTheConsole() throws IOException {
    write("in.jsonl", "{\"id\":1,\"text\":\"Hay \\ud83d\\ude01\"}", DAMAGED);
    String[] arguments = {
      "--input=DIR/in.jsonl",
      "--predictionsFormat=ARRAY",
      "--confidenceThreshold=1",
      "--tempLocation=DIR/tmp"
    };

    try (ExtractionPlan plan = plan(arguments)) {
      plan.pipeline().run().waitUntilFinish();
      try (Stream<String> extracted = plan.extracted().lines();
          Stream<String> rejected = plan.rejected().lines()) {
        assertThat(extracted)
            .containsExactly("{\"id\":1,\"text\":\"Hay \\ud83d\\ude01\",\"predictions\":[]}");
        assertThat(rejected).hasSize(1);
      }
      plan.publish();
    }

    assertThat(files()).containsExactly("in.jsonl", "tmp");
  }

  @Test
  void triesItselfOnSampleComments() throws IOException {
    try (ExtractionPlan plan = plan("--tempLocation=DIR/tmp")) {
      assertThat(plan.inputName()).isEqualTo("sample comments");
      plan.pipeline().run().waitUntilFinish();
      try (Stream<String> lines = plan.extracted().lines();
          Stream<String> rejected = plan.rejected().lines()) {
        assertThat(lines)
            .hasSize(12)
            .anyMatch(line -> line.contains("MC dẫn tốt nhưng kịch bản chưa hay"))
            .allMatch(line -> line.contains("\"predictions\": \"["));
        assertThat(rejected).isEmpty();
      }
    }
  }

  @Test
  void readsALineOfTenMegabytes() throws IOException {
    String line = "{\"text\":\"%s\"}".formatted("hay ".repeat(2_500_000));
    write("in.jsonl", line, "{\"text\":\"Hay\"}");

    // The direct runner's checks would copy the line dozens of times.
    run(
        "--input=DIR/in.jsonl",
        "--output=DIR/out.jsonl",
        "--confidenceThreshold=1",
        "--enforceImmutability=false",
        "--enforceEncodability=false");

    assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
        .containsExactlyInAnyOrder(
            line.substring(0, line.length() - 1) + ",\"predictions\":\"[]\"}",
            "{\"text\":\"Hay\",\"predictions\":\"[]\"}");
  }

  @Test
  void namesTheOptionThatIsWrong() {
    refuses(
        "--confidenceThreshold=1.5: confidence threshold must be from 0 to 1, got 1.5",
        "--confidenceThreshold=1.5");
    refuses("--batchSize=0: batch size must be 1 or more, got 0", "--batchSize=0");
    refuses(
        "--maxBufferingMillis=0: buffering milliseconds must be 1 or more, got 0",
        "--maxBufferingMillis=0");
    refuses(
        "--textField=predictions: the text field cannot be called \"predictions\"; the output's"
            + " own field has that name",
        "--textField=predictions");
    refuses(
        "--modelDir=DIR/none: no such folder; name the one that holds the model's config.json",
        "--modelDir=DIR/none");
  }

  private void refuses(String message, String... arguments) {
    assertThatThrownBy(() -> plan(arguments))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message.replace("DIR", folder.toString()));
  }
}
