package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ExtractorLease;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.models.PredictionsJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtractCommandTest {
  private static final Path SAMPLES = Path.of("..", "samples", "comments.jsonl");

  @TempDir private Path folder;
  private final CapturedConsole console = new CapturedConsole();

  @ParameterizedTest
  @EnumSource
  void writesForEachCommentWhatTheExtractorFinds(TestRunner runner) throws IOException {
    Path model = ModelDirectories.tinyIn(folder);
    Path output = folder.resolve("out.jsonl");

    int status = extract(runner, "--input=" + SAMPLES, "--output=" + output, "--modelDir=" + model);

    assertThat(console.err()).contains("comments read 16").contains("extracted     16");
    assertThat(status).isZero();
    assertThat(Files.readAllLines(output))
        .containsExactlyInAnyOrderElementsOf(expected(ExtractorSpec.of(model.toString())));
  }

  /** Each sample with the predictions added behind its other fields. */
  private static List<String> expected(ExtractorSpec spec) throws IOException {
    RowReader reader = new RowReader("id", "text");
    List<String> lines = new ArrayList<>();
    try (Extractor extractor = Extractor.open(spec)) {
      for (String line : Files.readAllLines(SAMPLES)) {
        String text = reader.read(line).text();
        String json = PredictionsJson.spaced(extractor.extract(text).quadruples(), false);
        String quoted = '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        lines.add(line.substring(0, line.length() - 1) + ", \"predictions\": " + quoted + "}");
      }
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  void showsTheBuiltInSamplesWithoutAnyOption(TestRunner runner) {
    assertThat(extract(runner)).isZero();

    assertThat(console.out()).contains("Chương trình", "hay!");
    assertThat(ids(console.out())).startsWith(1, 2, 3).isSorted();
    assertThat(console.err())
        .contains("model         Multi-EAOS on ")
        .doesNotContain("a placeholder")
        .contains("device        cpu")
        .contains("runner        " + (runner == TestRunner.SPARK ? "SparkRunner" : "DirectRunner"))
        .contains("rejected      0" + System.lineSeparator())
        .contains("output        console");
  }

  private static List<Integer> ids(String table) {
    return table
        .lines()
        .map(line -> line.split(" ", 2)[0])
        .filter(word -> word.matches("\\d+"))
        .map(Integer::valueOf)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void showsAndCountsWhatItHadToReject(TestRunner runner) throws IOException {
    Path input = write("in.jsonl", "{\"id\":7,\"text\":null}", "{\"text\":\"hay\"}", "not json");

    assertThat(extract(runner, "--input=" + input)).isZero();

    assertThat(console.err())
        .contains("rejected      {\"id\":7,\"stage\":\"parse\"")
        .contains("\"raw\":\"not json\"")
        .contains("comments read 3")
        .contains("extracted     1")
        .contains("rejected      2 (invalid_json 1, text_not_a_string 1)");
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatFailsIsStatusOneAndLeavesNothingBehind(TestRunner runner) throws IOException {
    Path input = folder.resolve("cut.jsonl.gz");
    Files.write(input, cutShort(gzip("{\"text\":\"hay\"}\n".repeat(1000))));

    int status = extract(runner, "--input=" + input, "--output=" + folder.resolve("out.jsonl"));

    assertThat(status).isEqualTo(1);
    assertThat(console.err().lines().filter(line -> line.startsWith("eaos: ")))
        .singleElement()
        .asString()
        .startsWith("eaos: " + input + ", byte ")
        .contains("cannot be read on: EOFException; the file is cut off");
    assertThat(console.err()).doesNotContain("\tat ");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(input);
    }
  }

  @Test
  void tasksOfOneJvmShareOneModel() throws IOException {
    Path model = ModelDirectories.tinyIn(folder);
    for (int file = 0; file < 8; file++) {
      write("in-%d.jsonl".formatted(file), "{\"text\":\"hay\"}", "{\"text\":\"chưa hay\"}");
    }
    int before = ExtractorLease.loads();

    int status =
        extract(
            TestRunner.SPARK,
            "--input=" + folder.resolve("in-*.jsonl"),
            "--modelDir=" + model,
            "--output=" + folder.resolve("out") + "/");

    assertThat(status).isZero();
    assertThat(console.err()).contains("extracted     16");
    assertThat(ExtractorLease.loads()).isEqualTo(before + 1);
  }

  private int extract(TestRunner runner, String... arguments) {
    Stream<String> words = Stream.concat(Stream.of("extract"), runner.arguments());
    return console.run(Stream.concat(words, Arrays.stream(arguments)).toArray(String[]::new));
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] cutShort(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
