package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format in, every format out. */
class FormatsTest {
  @TempDir Path folder;

  private JobFolder job;

  @BeforeEach
  void openFolder() {
    job = new JobFolder(folder);
  }

  /** Two comments in each format: what one says, the others say as well as they can. */
  private void writeInput(String format) throws IOException {
    switch (format) {
      case "jsonl" ->
          job.write(
              "in.jsonl",
              """
              {"id": 1, "text": "Hay, \\"lắm\\"", "tags": ["a"]}
              {"id":2,"text":"Chán\\nquá"}
              """);
      case "csv" ->
          job.write("in.csv", "id,text,tags\n1,\"Hay, \"\"lắm\"\"\",[a]\n2,\"Chán\nquá\",\n");
      case "parquet" ->
          job.writeParquet(
              "in.parquet",
              ParquetSchema.ofText(List.of("id", "text")),
              "{\"id\":1,\"text\":\"Hay, \\\"lắm\\\"\"}",
              "{\"id\":2,\"text\":\"Chán\\nquá\"}");
      default -> job.write("in.txt", "Hay, \"lắm\"\n\nChán quá\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        // a JSON object keeps its spelling, whatever it was read from
        "jsonl | jsonl | {\"id\": 1, \"text\": \"Hay, \\\"lắm\\\"\", \"tags\": [\"a\"],"
            + " \"predictions\": \"[]\"}",
        "csv | jsonl | {\"id\":\"1\",\"text\":\"Hay,"
            + " \\\"lắm\\\"\",\"tags\":\"[a]\",\"predictions\":\"[]\"}",
        "parquet | jsonl | {\"id\":\"1\",\"text\":\"Hay, \\\"lắm\\\"\",\"predictions\":\"[]\"}",
        "txt | jsonl | {\"id\":\"in.txt:1\",\"text\":\"Hay, \\\"lắm\\\"\",\"predictions\":\"[]\"}",
        "jsonl | csv | 1,\"Hay, \"\"lắm\"\"\",\"[\"\"a\"\"]\",[]",
        "csv | csv | 1,\"Hay, \"\"lắm\"\"\",[a],[]",
        "parquet | csv | 1,\"Hay, \"\"lắm\"\"\",[]",
        "txt | csv | in.txt:1,\"Hay, \"\"lắm\"\"\",[]",
        "jsonl | parquet | {\"id\":1,\"text\":\"Hay,"
            + " \\\"lắm\\\"\",\"tags\":\"[\\\"a\\\"]\",\"predictions\":\"[]\"}",
        "csv | parquet | {\"id\":\"1\",\"text\":\"Hay,"
            + " \\\"lắm\\\"\",\"tags\":\"[a]\",\"predictions\":\"[]\"}",
        "parquet | parquet | {\"id\":\"1\",\"text\":\"Hay, \\\"lắm\\\"\",\"predictions\":\"[]\"}",
        "txt | parquet | {\"id\":\"in.txt:1\",\"text\":\"Hay,"
            + " \\\"lắm\\\"\",\"predictions\":\"[]\"}",
      })
  void takesAnyFormatToAnyOther(String in, String out, String first) throws IOException {
    writeInput(in);

    job.run("--input=DIR/in." + in, "--output=DIR/out." + out);

    assertThat(job.lines("out." + out)).contains(first).anyMatch(line -> line.contains("Chán"));
    assertThat(job.resolve("out.rejected.jsonl")).doesNotExist();
  }

  @Test
  void showsEveryFormatOnTheConsole() throws IOException {
    for (String format : List.of("jsonl", "csv", "parquet", "txt")) {
      writeInput(format);
      try (ExtractionPlan plan = job.plan("--input=DIR/in." + format, "--tempLocation=DIR/tmp")) {
        plan.pipeline().run().waitUntilFinish();
        try (Stream<String> lines = plan.extracted().lines()) {
          assertThat(lines).hasSize(2).allMatch(line -> line.contains("\"predictions\""));
        }
      }
    }
  }

  @Test
  void writesPredictionsAsAListOfRecords() throws IOException {
    job.write("in.jsonl", "{\"id\":1,\"text\":\"Chương trình rất hay\"}\n");

    try (ExtractionPlan plan =
        job.plan(
            "--input=DIR/in.jsonl",
            "--output=DIR/out.parquet",
            "--predictionsFormat=ARRAY",
            "--spans",
            "--decoding=REFERENCE",
            "--confidenceThreshold=0")) {
      plan.pipeline().run().waitUntilFinish();
      plan.publish();
    }
    job.run("--input=DIR/in.jsonl", "--output=DIR/none.parquet", "--predictionsFormat=ARRAY");

    assertThat(job.lines("out.parquet"))
        .singleElement()
        .asString()
        .matches(
            "\\{\"id\":1,\"text\":\"Chương trình rất hay\",\"predictions\":\\["
                + "(\\{\"entity\":\".+?\",\"aspect\":\".+?\",\"opinion\":\".+?\",\"sentiment\":\".+?\","
                + "\"confidence\":\\d\\.\\d+,\"entity_span\":(null|\\[\\d+,\\d+]),"
                + "\"opinion_span\":(null|\\[\\d+,\\d+])},?)+]}");
    assertThat(job.lines("none.parquet"))
        .containsExactly("{\"id\":1,\"text\":\"Chương trình rất hay\",\"predictions\":[]}");
  }

  @Test
  void replacesPredictionsOfAnEarlierRun() throws IOException {
    job.write("in.csv", "predictions,text\nold,Hay\n");

    job.run("--input=DIR/in.csv", "--output=DIR/a.parquet", "--predictionsFormat=ARRAY");
    job.run("--input=DIR/a.parquet", "--output=DIR/b.csv");

    assertThat(job.lines("a.parquet")).containsExactly("{\"text\":\"Hay\",\"predictions\":[]}");
    assertThat(job.lines("b.csv")).containsExactly("text,predictions", "Hay,[]");
  }

  @Test
  void rejectsRowsThatAreNoneWithFileAndLine() throws IOException {
    job.write("in.csv", "id,text\n1,Hay\n2\n3,\"Chán\n");

    job.run("--input=DIR/in.csv", "--output=DIR/out.csv");

    assertThat(job.lines("out.csv")).containsExactly("id,text,predictions", "1,Hay,[]");
    assertThat(job.lines("out.rejected.jsonl"))
        .containsExactlyInAnyOrder(
            ("{\"id\":null,\"stage\":\"parse\",\"fault\":\"malformed_row\",\"reason\":\"the row has"
                 + " 1 cells, the header line 2\",\"source\":\"%s/in.csv, line 3\",\"raw\":\"2\"}")
                .formatted(folder),
            ("{\"id\":null,\"stage\":\"parse\",\"fault\":\"malformed_row\",\"reason\":\"a quote is"
                    + " opened and never closed; within quotes, a quote is doubled\",\"source\":"
                    + "\"%s/in.csv, line 4\",\"raw\":\"3,\\\"Chán\"}")
                .formatted(folder));
  }

  @Test
  void rejectsWhatTheOutputCannotHold() throws IOException {
    String good = "{\"id\":1,\"text\":\"Hay\"}";
    String twice = "{\"id\":2,\"text\":\"Hay\",\"id\":3}";
    String half = "{\"id\":4,\"text\":\"\\ud800\"}";
    job.write("in.jsonl", String.join("\n", good, twice, half, "no JSON"));

    job.run("--input=DIR/in.jsonl", "--output=DIR/out.csv");
    job.run("--input=DIR/in.jsonl", "--output=DIR/out.parquet", "--rejected=DIR/r.jsonl");

    assertThat(job.lines("out.csv")).containsExactly("id,text,predictions", "1,Hay,[]");
    assertThat(job.lines("out.parquet"))
        .containsExactly("{\"id\":1,\"text\":\"Hay\",\"predictions\":\"[]\"}");
    for (String rejected : List.of("out.rejected.jsonl", "r.jsonl")) {
      assertThat(job.lines(rejected))
          .hasSize(3)
          .anyMatch(line -> line.startsWith("{\"id\":3,") && line.contains("stands there twice"))
          .anyMatch(line -> line.startsWith("{\"id\":4,") && line.contains("half a surrogate pair"))
          .anyMatch(line -> line.contains("\"fault\":\"invalid_json\""));
    }
  }

  @Test
  void takesTheColumnsOfAllRecordsNotOnlyTheFirst() throws IOException {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, 1_200)
        .forEach(i -> lines.append("{\"id\":%d,\"text\":\"Hay\"}\n".formatted(i)));
    job.write("in.jsonl", lines + "{\"id\":\"last\",\"text\":\"Hay\",\"likes\":1.5}\n");

    job.run("--input=DIR/in.jsonl", "--output=DIR/out.csv");

    assertThat(job.lines("out.csv"))
        .hasSize(1_202)
        .startsWith("id,text,likes,predictions")
        .contains("0,Hay,,[]", "last,Hay,1.5,[]");
  }

  @Test
  void keepsDuplicateIdsApart() throws IOException {
    job.write("in.csv", "id,text\n" + "7,Hay\n".repeat(100));

    job.run("--input=DIR/in.csv", "--output=DIR/out.parquet");

    assertThat(job.lines("out.parquet"))
        .hasSize(100)
        .containsOnly("{\"id\":\"7\",\"text\":\"Hay\",\"predictions\":\"[]\"}");
  }

  @Test
  void writesCsvWithAnyDelimiterCompressedOrInShards() throws IOException {
    job.write("in.csv", "id\ttext\n" + "1\tHay;, lắm\n".repeat(50));
    String[] common = {"--input=DIR/in.csv", "--csvDelimiter=\\t"};

    job.run(common[0], common[1], "--output=DIR/out.csv.gz");
    job.run(common[0], common[1], "--output=DIR/out/", "--outputFormat=CSV");

    try (InputStream in = new GZIPInputStream(Files.newInputStream(job.resolve("out.csv.gz")))) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo("id\ttext\tpredictions\n" + "1\tHay;, lắm\t[]\n".repeat(50));
    }
    int rows = 0;
    try (Stream<Path> shards = Files.list(job.resolve("out"))) {
      for (Path shard : shards.toList()) {
        List<String> lines = Files.readAllLines(shard);
        assertThat(shard.getFileName().toString()).matches("part-\\d{5}-of-\\d{5}\\.csv");
        assertThat(lines).startsWith("id\ttext\tpredictions");
        rows += lines.size() - 1;
      }
    }
    assertThat(rows).isEqualTo(50);
  }

  @Test
  void writesColumnsAlsoWhereThereAreNoRows() throws IOException {
    job.write("in.csv", "id,text\n");

    job.run("--input=DIR/in.csv", "--output=DIR/out.csv");
    job.run("--input=DIR/in.csv", "--output=DIR/out.parquet");

    assertThat(job.resolve("out.csv")).hasContent("id,text,predictions\n");
    assertThat(job.lines("out.parquet")).isEmpty();
    job.run("--input=DIR/out.parquet", "--output=DIR/again.csv");
    assertThat(job.resolve("again.csv")).hasContent("id,text,predictions\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "txt"})
  void namesThePlaceWhereAFileIsCutOff(String format) throws IOException {
    StringBuilder lines = new StringBuilder("text\n");
    new Random(1).ints(50_000).forEach(number -> lines.append(number).append('\n'));
    job.writeCutShort("in.%s.gz".formatted(format), lines.toString());

    assertThatThrownBy(() -> job.run("--input=DIR/in." + format + ".gz", "--output=DIR/o.jsonl"))
        .hasStackTraceContaining("UnreadableInputException: %s/in.%s.gz, byte ", folder, format)
        .hasStackTraceContaining("; the file is cut off or damaged, fetch it again");
  }

  @Test
  void readsSeveralPatternsOfOneFormat() throws IOException {
    job.write("a.csv", "id,text\n1,Hay\n");
    job.write("b.csv", "id,text\n2,Hay\n");
    job.write("c.data", "id,text\n3,Hay\n");

    job.run("--input=DIR/a.csv,DIR/b*.csv,DIR/c.data", "--inputFormat=CSV", "--output=DIR/out.csv");

    assertThat(job.lines("out.csv"))
        .containsExactlyInAnyOrder("id,text,predictions", "1,Hay,[]", "2,Hay,[]", "3,Hay,[]");
  }
}
