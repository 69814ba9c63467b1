package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  private static final CsvDialect COMMA = new CsvDialect(',');
  private static final String UNCLOSED =
      "a quote is opened and never closed; within quotes, a quote is doubled";
  private static final String STRAY =
      "text follows a closing quote; within quotes, a quote is doubled";

  private static List<CsvRow> rows(byte[] bytes, CsvDialect dialect) throws IOException {
    CsvRows rows =
        new CsvRows(
            new LineChannel(Channels.newChannel(new ByteArrayInputStream(bytes)), 0), dialect);
    List<CsvRow> all = new ArrayList<>();
    for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
      all.add(row.get());
    }
    return all;
  }

  /** Each row as its line, and its cells or else its fault and raw text. */
  private static List<String> shown(String text) throws IOException {
    return rows(text.getBytes(UTF_8), COMMA).stream().map(CsvRowsTest::shown).toList();
  }

  private static String shown(CsvRow row) {
    return row.fault()
        .map(fault -> "%d: %s: %s".formatted(row.line(), fault, new String(row.raw(), UTF_8)))
        .orElse("%d: %s".formatted(row.line(), row.cells()));
  }

  @Test
  void takesDelimitersQuotesAndLineEndsWithinQuotes() throws IOException {
    assertThat(shown("1,\"a,b\"\n2,\"say \"\"hay\"\"\"\n3,\"one\ntwo\r\nthree\"\n4,\"\"\n"))
        .containsExactly(
            "1: [1, a,b]", "2: [2, say \"hay\"]", "3: [3, one\ntwo\r\nthree]", "6: [4, ]");
  }

  @Test
  void takesEitherLineEndAndNoneAtTheEnd() throws IOException {
    assertThat(shown("a,b\r\n\r\n\nc,d\ne,")).containsExactly("1: [a, b]", "4: [c, d]", "5: [e, ]");
    assertThat(shown("")).isEmpty();
    assertThat(shown("\ufeffa,b\n1,2")).containsExactly("1: [a, b]", "2: [1, 2]");
    assertThat(shown("\ufeff\"a\",b\n")).containsExactly("1: [a, b]");
  }

  @Test
  void takesAQuoteWithinAnUnquotedCellForItself() throws IOException {
    assertThat(shown("1,5\" màn hình,ok\n2,it's \"hay\",ok\n"))
        .containsExactly("1: [1, 5\" màn hình, ok]", "2: [2, it's \"hay\", ok]");
  }

  @Test
  void keepsSpacesAsTheyAre() throws IOException {
    assertThat(shown("1, a ,\"  b \"\n")).containsExactly("1: [1,  a ,   b ]");
  }

  @Test
  void givesUpOneLineForAQuoteThatIsNeverClosed() throws IOException {
    assertThat(shown("1,ok\n2,\"oops\n3,ok\n4,ok"))
        .containsExactly("1: [1, ok]", "2: " + UNCLOSED + ": 2,\"oops", "3: [3, ok]", "4: [4, ok]");
    assertThat(shown("1,\"")).containsExactly("1: " + UNCLOSED + ": 1,\"");
  }

  @Test
  void givesUpOneLineForAQuoteThatClosesInAnotherRow() throws IOException {
    assertThat(shown("1,\"oops\n2,ok\n3,\"fine\"\n4,ok\n"))
        .containsExactly("1: " + STRAY + ": 1,\"oops", "2: [2, ok]", "3: [3, fine]", "4: [4, ok]");
  }

  @Test
  void givesUpOneLineForTextBehindAClosingQuote() throws IOException {
    assertThat(shown("1,\"a\"b\n2,\"say \\\"hay\\\"\"\n3,ok\n"))
        .containsExactly(
            "1: " + STRAY + ": 1,\"a\"b", "2: " + STRAY + ": 2,\"say \\\"hay\\\"\"", "3: [3, ok]");
  }

  @Test
  void looksForAClosingQuoteNoFurtherThanSixteenMegabytes() throws IOException {
    String filler = "x".repeat(1_000) + "\n";
    String text = "1,\"oops\n" + filler.repeat(20_000) + "last,\"\n";

    List<CsvRow> rows = rows(text.getBytes(UTF_8), COMMA);

    assertThat(rows).hasSize(20_002);
    assertThat(shown(rows.get(0))).isEqualTo("1: " + UNCLOSED + ": 1,\"oops");
    assertThat(rows.subList(1, 20_001)).allMatch(row -> row.fault().isEmpty());
    assertThat(shown(rows.get(20_001))).isEqualTo("20002: " + UNCLOSED + ": last,\"");
  }

  @Test
  void saysWhichRowIsNotUtf8() throws IOException {
    List<CsvRow> rows = rows("1,ok\n2,\u00ff\n3,ok".getBytes(ISO_8859_1), COMMA);

    assertThat(rows).extracting(CsvRow::line).containsExactly(1L, 2L, 3L);
    assertThat(rows.get(1).fault()).hasValue("not UTF-8; convert the file");
    assertThat(rows.get(1).raw()).isEqualTo("2,\u00ff".getBytes(ISO_8859_1));
  }

  @Test
  void refusesALoneCarriageReturnBetweenCells() throws IOException {
    assertThat(shown("1,a\r2,b\n"))
        .containsExactly("1: a carriage return stands between cells; quote its cell: 1,a\r2,b");
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|', ' '})
  void readsWhateverIsWritten(char delimiter) throws IOException {
    CsvDialect dialect = new CsvDialect(delimiter);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<List<String>> table = table(random, delimiter);
      StringWriter text = new StringWriter();
      QuoteMode mode = random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL;
      String end = random.nextBoolean() ? "\n" : "\r\n";
      try (CSVPrinter printer =
          new CSVPrinter(
              text,
              dialect.format().builder().setQuoteMode(mode).setRecordSeparator(end).build())) {
        printer.printRecords(table);
      }

      List<CsvRow> rows = rows(text.toString().getBytes(UTF_8), dialect);

      assertThat(rows.stream().map(CsvRow::cells).toList())
          .as("seed %d: %s", seed, text)
          .isEqualTo(table);
      assertThat(rows).extracting(CsvRow::offset).isSorted().doesNotHaveDuplicates();
    }
  }

  private static List<List<String>> table(Random random, char delimiter) {
    String letters = "ab \"\"\n\r,;\t'\\ắ😁" + delimiter;
    int columns = 2 + random.nextInt(3);
    return IntStream.range(0, random.nextInt(20))
        .mapToObj(row -> IntStream.range(0, columns).mapToObj(c -> cell(random, letters)).toList())
        .toList();
  }

  private static String cell(Random random, String letters) {
    int[] codePoints = letters.codePoints().toArray();
    StringBuilder cell = new StringBuilder();
    for (int left = random.nextInt(6); left > 0; left--) {
      cell.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
    }
    return cell.toString();
  }

  @Test
  void survivesRandomBytesAndLosesNone() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(60); left > 0; left--) {
        text.append("ab\"\",\n\n\r".charAt(random.nextInt(8)));
      }

      List<CsvRow> rows = rows(text.toString().getBytes(UTF_8), COMMA);

      String kept = "";
      for (CsvRow row : rows) {
        kept += new String(row.raw(), UTF_8);
      }
      assertThat(kept.replaceAll("[\r\n]", ""))
          .as("seed %d: %s", seed, text)
          .isEqualTo(text.toString().replaceAll("[\r\n]", ""));
    }
  }
}
