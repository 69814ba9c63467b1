package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.pipeline.parquet.ParquetSink;
import io.github.eaosbeam.pipeline.parquet.ParquetSource;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every format in, every format out. */
class FormatsTest {
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
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--confidenceThreshold=1"); // the model is sure of nothing: predictions are []
    try (ExtractionPlan plan = plan(all.toArray(String[]::new))) {
      plan.pipeline().run().waitUntilFinish();
      plan.publish();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void writeParquet(String name, ParquetSchema schema, String... lines) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ParquetSink sink = new ParquetSink(schema);
      sink.open(channel);
      for (String line : lines) {
        sink.write(line);
      }
      sink.flush();
    }
  }

  private List<String> lines(String name) throws IOException {
    if (!name.endsWith(".parquet")) {
      return Files.readAllLines(folder.resolve(name));
    }
    List<SourceRecord> rows =
        SourceTestUtils.readFromSource(
            ParquetSource.of(folder.resolve(name).toString()), PipelineOptionsFactory.create());
    return rows.stream().map(row -> new String(row.raw(), UTF_8)).toList();
  }

  /** Two comments in each format: what one says, the others say as well as they can. */
  private void writeInput(String format) throws IOException {
    switch (format) {
      case "jsonl" ->
          write(
              "in.jsonl",
              """
              {"id": 1, "text": "Hay, \\"lắm\\"", "tags": ["a"]}
              {"id":2,"text":"Chán\\nquá"}
              """);
      case "csv" -> write("in.csv", "id,text,tags\n1,\"Hay, \"\"lắm\"\"\",[a]\n2,\"Chán\nquá\",\n");
      case "parquet" ->
          writeParquet(
              "in.parquet",
              ParquetSchema.ofText(List.of("id", "text")),
              "{\"id\":1,\"text\":\"Hay, \\\"lắm\\\"\"}",
              "{\"id\":2,\"text\":\"Chán\\nquá\"}");
      default -> write("in.txt", "Hay, \"lắm\"\n\nChán quá\n");
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

    run("--input=DIR/in." + in, "--output=DIR/out." + out);

    assertThat(lines("out." + out)).contains(first);
    run("--input=DIR/out." + out, "--output=DIR/again.jsonl");
    assertThat(lines("again.jsonl")).hasSize(2).anyMatch(line -> line.contains("Chán"));
    assertThat(folder.resolve("out.rejected.jsonl")).doesNotExist();
  }

  @Test
  void showsEveryFormatOnTheConsole() throws IOException {
    for (String format : List.of("jsonl", "csv", "parquet", "txt")) {
      writeInput(format);
      try (ExtractionPlan plan = plan("--input=DIR/in." + format, "--tempLocation=DIR/tmp")) {
        plan.pipeline().run().waitUntilFinish();
        try (Stream<String> lines = plan.extracted().lines()) {
          assertThat(lines).hasSize(2).allMatch(line -> line.contains("\"predictions\""));
        }
      }
    }
  }

  @Test
  void writesPredictionsAsAListOfRecords() throws IOException {
    write("in.jsonl", "{\"id\":1,\"text\":\"Chương trình rất hay\"}\n");

    try (ExtractionPlan plan =
        plan(
            "--input=DIR/in.jsonl",
            "--output=DIR/out.parquet",
            "--predictionsFormat=ARRAY",
            "--spans",
            "--decoding=REFERENCE",
            "--confidenceThreshold=0")) {
      plan.pipeline().run().waitUntilFinish();
      plan.publish();
    }
    run("--input=DIR/in.jsonl", "--output=DIR/none.parquet", "--predictionsFormat=ARRAY");

    assertThat(lines("out.parquet"))
        .singleElement()
        .asString()
        .matches(
            "\\{\"id\":1,\"text\":\"Chương trình rất hay\",\"predictions\":\\["
                + "(\\{\"entity\":\".+?\",\"aspect\":\".+?\",\"opinion\":\".+?\",\"sentiment\":\".+?\","
                + "\"confidence\":\\d\\.\\d+,\"entity_span\":(null|\\[\\d+,\\d+]),"
                + "\"opinion_span\":(null|\\[\\d+,\\d+])},?)+]}");
    assertThat(lines("none.parquet"))
        .containsExactly("{\"id\":1,\"text\":\"Chương trình rất hay\",\"predictions\":[]}");
  }

  @Test
  void replacesPredictionsOfAnEarlierRun() throws IOException {
    write("in.csv", "predictions,text\nold,Hay\n");

    run("--input=DIR/in.csv", "--output=DIR/a.parquet", "--predictionsFormat=ARRAY");
    run("--input=DIR/a.parquet", "--output=DIR/b.csv");

    assertThat(lines("a.parquet")).containsExactly("{\"text\":\"Hay\",\"predictions\":[]}");
    assertThat(lines("b.csv")).containsExactly("text,predictions", "Hay,[]");
  }

  @Test
  void rejectsRowsThatAreNoneWithFileAndLine() throws IOException {
    write("in.csv", "id,text\n1,Hay\n2\n3,\"Chán\n");

    run("--input=DIR/in.csv", "--output=DIR/out.csv");

    assertThat(lines("out.csv")).containsExactly("id,text,predictions", "1,Hay,[]");
    assertThat(lines("out.rejected.jsonl"))
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
    write("in.jsonl", String.join("\n", good, twice, half, "no JSON"));

    run("--input=DIR/in.jsonl", "--output=DIR/out.csv");
    run("--input=DIR/in.jsonl", "--output=DIR/out.parquet", "--rejected=DIR/r.jsonl");

    assertThat(lines("out.csv")).containsExactly("id,text,predictions", "1,Hay,[]");
    assertThat(lines("out.parquet"))
        .containsExactly("{\"id\":1,\"text\":\"Hay\",\"predictions\":\"[]\"}");
    for (String rejected : List.of("out.rejected.jsonl", "r.jsonl")) {
      assertThat(lines(rejected))
          .hasSize(3)
          .anyMatch(line -> line.startsWith("{\"id\":3,") && line.contains("stands there twice"))
          .anyMatch(line -> line.startsWith("{\"id\":4,") && line.contains("half a surrogate pair"))
          .anyMatch(line -> line.contains("\"fault\":\"invalid_json\""));
    }
  }

  @Test
  void takesTheColumnsOfAllRecordsNotOnlyTheFirst() throws IOException {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, 5_000)
        .forEach(i -> lines.append("{\"id\":%d,\"text\":\"Hay\"}\n".formatted(i)));
    write("in.jsonl", lines + "{\"id\":\"last\",\"text\":\"Hay\",\"likes\":1.5}\n");

    run("--input=DIR/in.jsonl", "--output=DIR/out.csv");

    assertThat(lines("out.csv"))
        .hasSize(5_002)
        .startsWith("id,text,likes,predictions")
        .contains("0,Hay,,[]", "last,Hay,1.5,[]");
  }

  @Test
  void keepsDuplicateIdsApart() throws IOException {
    write("in.csv", "id,text\n" + "7,Hay\n".repeat(100));

    run("--input=DIR/in.csv", "--output=DIR/out.parquet");

    assertThat(lines("out.parquet"))
        .hasSize(100)
        .containsOnly("{\"id\":\"7\",\"text\":\"Hay\",\"predictions\":\"[]\"}");
  }

  @Test
  void writesCsvWithAnyDelimiterCompressedOrInShards() throws IOException {
    write("in.csv", "id\ttext\n" + "1\tHay;, lắm\n".repeat(50));
    String[] common = {"--input=DIR/in.csv", "--csvDelimiter=\\t"};

    run(common[0], common[1], "--output=DIR/out.csv.gz");
    run(common[0], common[1], "--output=DIR/out/", "--outputFormat=CSV");

    try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("out.csv.gz")))) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo("id\ttext\tpredictions\n" + "1\tHay;, lắm\t[]\n".repeat(50));
    }
    int rows = 0;
    try (Stream<Path> shards = Files.list(folder.resolve("out"))) {
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
    write("in.csv", "id,text\n");

    run("--input=DIR/in.csv", "--output=DIR/out.csv");
    run("--input=DIR/in.csv", "--output=DIR/out.parquet");

    assertThat(folder.resolve("out.csv")).hasContent("id,text,predictions\n");
    assertThat(lines("out.parquet")).isEmpty();
    run("--input=DIR/out.parquet", "--output=DIR/again.csv");
    assertThat(folder.resolve("again.csv")).hasContent("id,text,predictions\n");
  }

  @Test
  void readsSeveralPatternsOfOneFormat() throws IOException {
    write("a.csv", "id,text\n1,Hay\n");
    write("b.csv", "id,text\n2,Hay\n");
    write("c.data", "id,text\n3,Hay\n");

    run("--input=DIR/a.csv,DIR/b*.csv,DIR/c.data", "--inputFormat=CSV", "--output=DIR/out.csv");

    assertThat(lines("out.csv"))
        .containsExactlyInAnyOrder("id,text,predictions", "1,Hay,[]", "2,Hay,[]", "3,Hay,[]");
  }

  private void refuses(String message, String... arguments) {
    assertThatThrownBy(() -> plan(arguments))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message.replace("DIR", folder.toString()));
  }

  @Test
  void refusesFilesThatDoNotGoTogether() throws IOException {
    write("a.csv", "id,text\n1,Hay\n");
    write("b.csv", "text,id\nHay,1\n");
    write("c.jsonl", "{\"text\":\"Hay\"}");
    writeParquet("d.parquet", ParquetSchema.ofText(List.of("text")));
    writeParquet("e.parquet", ParquetSchema.ofText(List.of("text", "id")));

    refuses(
        "--input=DIR/b.csv: its columns are text, id, but those of DIR/a.csv are id, text;"
            + " process them in two runs",
        "--input=DIR/a.csv,DIR/b.csv");
    refuses(
        "--input=DIR/a.csv,DIR/c.jsonl: mixes formats: c.jsonl is JSONL, a.csv is CSV; process one"
            + " format at a time, or say with --inputFormat what all files are",
        "--input=DIR/a.csv,DIR/c.jsonl");
    refuses(
        "--input=DIR/e.parquet: its columns differ from those of DIR/d.parquet: here optional"
            + " binary id (STRING), there no column 2; process them in two runs",
        "--input=DIR/d.parquet,DIR/e.parquet");
  }

  @Test
  void refusesAHeaderLineThatDoesNotTellColumnsApart() throws IOException {
    write("empty.csv", "");
    write("unnamed.csv", ",text\n0,Hay\n");
    write("twice.csv", "text,text\nHay,Hay\n");
    write("quote.csv", "id,\"text\n");
    Files.write(folder.resolve("latin.csv"), new byte[] {'a', ',', -1, '\n'});

    refuses(
        "--input=DIR/empty.csv: the file is empty; its first line should name the columns",
        "--input=DIR/empty.csv");
    refuses(
        "--input=DIR/unnamed.csv: header line: column 1 of 2 has no name; give it one",
        "--input=DIR/unnamed.csv");
    refuses(
        "--input=DIR/twice.csv: header line: two columns are called \"text\"; rename one",
        "--input=DIR/twice.csv");
    refuses(
        "--input=DIR/quote.csv: header line: a quote is opened and never closed; within quotes, a"
            + " quote is doubled",
        "--input=DIR/quote.csv");
    refuses(
        "--input=DIR/latin.csv: header line: not UTF-8; convert the file", "--input=DIR/latin.csv");
  }

  @Test
  void refusesAnInputWithoutTheTextColumn() throws IOException {
    write("a.csv", "id;comment\n1;Hay\n");
    writeParquet("b.parquet", ParquetSchema.ofText(List.of("comment")));

    refuses(
        "--textField=text: no such column in DIR/a.csv; the header line, cut at ','"
            + " (--csvDelimiter), has id;comment",
        "--input=DIR/a.csv");
    refuses(
        "--textField=text: DIR/b.parquet: no such column; there are comment",
        "--input=DIR/b.parquet");
  }

  @Test
  void refusesOptionsItCannotFollow() throws IOException {
    write("a.csv", "text\nHay\n");
    write("b.parquet.gz", "");
    write("c.jsonl", "{\"text\":\"Hay\"," + names(10_000) + "}\n");
    Files.createDirectory(folder.resolve("spark.parquet"));

    for (String delimiter : List.of("", ";;", "\"", "\n", "ă")) {
      refuses(
          "--csvDelimiter=%s: must be one ASCII character, and no quote; such as , or ; or \\t"
              .formatted(delimiter),
          "--input=DIR/a.csv",
          "--csvDelimiter=" + delimiter);
    }
    refuses(
        "--input=DIR/b.parquet.gz: b.parquet.gz: Parquet is not read through compression; unpack"
            + " it",
        "--input=DIR/b.parquet.gz");
    refuses(
        "--input=DIR/spark.parquet: is a folder; name the files in it, such as"
            + " 'DIR/spark.parquet/*.parquet'",
        "--input=DIR/spark.parquet");
    refuses(
        "--input=DIR/c.jsonl: the records have more than 10000 different fields, too many for"
            + " columns; write JSON lines (.jsonl)",
        "--input=DIR/c.jsonl",
        "--output=DIR/out.csv");
    refuses(
        "--output=DIR/out.txt: text has no place for predictions; write .jsonl, .csv or .parquet",
        "--input=DIR/a.csv",
        "--output=DIR/out.txt");
  }

  private static String names(int count) {
    return String.join(",", IntStream.range(0, count).mapToObj("\"n%d\":1"::formatted).toList());
  }
}
