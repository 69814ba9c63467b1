package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a job runs, and how it is said. */
class FormatRefusalsTest {
  @TempDir Path folder;
  private JobFolder job;

  @BeforeEach
  void openFolder() {
    job = new JobFolder(folder);
  }

  @Test
  void refusesFilesThatDoNotGoTogether() throws IOException {
    job.write("a.csv", "id,text\n1,Hay\n");
    job.write("b.csv", "text,id\nHay,1\n");
    job.write("c.jsonl", "{\"text\":\"Hay\"}");
    job.writeParquet("d.parquet", ParquetSchema.ofText(List.of("text")));
    job.writeParquet("e.parquet", ParquetSchema.ofText(List.of("text", "id")));

    job.refuses(
        "--input=DIR/b.csv: its columns differ from those of DIR/a.csv: column 1 is \"text\" here,"
            + " \"id\" there; process them in two runs",
        "--input=DIR/a.csv,DIR/b.csv");
    job.refuses(
        "--input=DIR/a.csv,DIR/c.jsonl: mixes formats: c.jsonl is JSONL, a.csv is CSV; process one"
            + " format at a time, or say with --inputFormat what all files are",
        "--input=DIR/a.csv,DIR/c.jsonl");
    job.refuses(
        "--input=DIR/e.parquet: its columns differ from those of DIR/d.parquet: here optional"
            + " binary id (STRING), there no column 2; process them in two runs",
        "--input=DIR/d.parquet,DIR/e.parquet");
  }

  @Test
  void refusesAHeaderLineThatDoesNotTellColumnsApart() throws IOException {
    job.write("empty.csv", "");
    job.write("unnamed.csv", ",text\n0,Hay\n");
    job.write("twice.csv", "text,text\nHay,Hay\n");
    job.write("quote.csv", "id,\"text\n");
    Files.write(job.resolve("latin.csv"), new byte[] {'a', ',', -1, '\n'});

    job.refuses(
        "--input=DIR/empty.csv: the file is empty; its first line should name the columns",
        "--input=DIR/empty.csv");
    job.refuses(
        "--input=DIR/unnamed.csv: header line: column 1 of 2 has no name; give it one",
        "--input=DIR/unnamed.csv");
    job.refuses(
        "--input=DIR/twice.csv: header line: two columns are called \"text\"; rename one",
        "--input=DIR/twice.csv");
    job.refuses(
        "--input=DIR/quote.csv: header line: a quote is opened and never closed; within quotes, a"
            + " quote is doubled",
        "--input=DIR/quote.csv");
    job.refuses(
        "--input=DIR/latin.csv: header line: not UTF-8; convert the file", "--input=DIR/latin.csv");
  }

  @Test
  void refusesAFileThatIsCutOffWhereItIsLookedInto() throws IOException {
    job.writeCutShort("a.csv.gz", "id,text\n");
    job.writeCutShort("b.jsonl.gz", "{\"text\":\"Hay\"}\n");

    job.refuses(
        "--input=DIR/a.csv.gz, byte 0: cannot be read on: EOFException; the file is cut off or"
            + " damaged, fetch it again",
        "--input=DIR/a.csv.gz");
    job.refuses(
        "--input=DIR/b.jsonl.gz, byte 0: cannot be read on: EOFException; the file is cut off or"
            + " damaged, fetch it again",
        "--input=DIR/b.jsonl.gz",
        "--output=DIR/out.csv");
  }

  @Test
  void refusesAnInputWithoutTheTextColumn() throws IOException {
    job.write("a.csv", "id;comment\n1;Hay\n");
    job.writeParquet("b.parquet", ParquetSchema.ofText(List.of("comment")));

    job.refuses(
        "--textField=text: no such column in DIR/a.csv; the header line, cut at ','"
            + " (--csvDelimiter), has id;comment",
        "--input=DIR/a.csv");
    job.refuses(
        "--textField=text: DIR/b.parquet: no such column; there are comment",
        "--input=DIR/b.parquet");
  }

  @Test
  void refusesOptionsItCannotFollow() throws IOException {
    job.write("a.csv", "text\nHay\n");
    job.write("b.parquet.gz", "");
    job.write("c.jsonl", "{\"text\":\"Hay\"," + names(10_000) + "}\n");
    Files.createDirectory(job.resolve("spark.parquet"));

    for (String delimiter : List.of("", ";;", "\"", "\n", "ă")) {
      job.refuses(
          "--csvDelimiter=%s: must be one ASCII character, and no quote; such as , or ; or \\t"
              .formatted(delimiter),
          "--input=DIR/a.csv",
          "--csvDelimiter=" + delimiter);
    }
    job.refuses(
        "--input=DIR/b.parquet.gz: b.parquet.gz: Parquet is not read through compression; unpack"
            + " it",
        "--input=DIR/b.parquet.gz");
    job.refuses(
        "--input=DIR/spark.parquet: is a folder; name the files in it, such as"
            + " 'DIR/spark.parquet/*.parquet'",
        "--input=DIR/spark.parquet");
    job.refuses(
        "--input=DIR/c.jsonl: the records have more than 10000 different fields, too many for"
            + " columns; write JSON lines (.jsonl)",
        "--input=DIR/c.jsonl",
        "--output=DIR/out.csv");
    job.refuses(
        "--output=DIR/out.txt: text has no place for predictions; write .jsonl, .csv or .parquet",
        "--input=DIR/a.csv",
        "--output=DIR/out.txt");
  }

  private static String names(int count) {
    return String.join(",", IntStream.range(0, count).mapToObj("\"n%d\":1"::formatted).toList());
  }
}
