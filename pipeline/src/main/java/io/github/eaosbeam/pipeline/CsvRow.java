package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of a CSV file.
 *
 * @param line the number of the line it begins on, from 1
 * @param offset the bytes before it in the file
 * @param raw its bytes without the line end
 * @param cells what it holds; empty where {@code faultOrNull} says why that cannot be told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CsvRow(long line, long offset, byte[] raw, List<String> cells, String faultOrNull) {
  CsvRow {
    requireNonNull(raw, "raw");
    cells = List.copyOf(cells);
  }

  static CsvRow faulty(long line, long offset, byte[] raw, String fault) {
    return new CsvRow(line, offset, raw, List.of(), fault);
  }

  /** Reads the cells of a row whose quotes are balanced. */
  static CsvRow parse(long line, long offset, byte[] raw, CsvDialect dialect) {
    String text = new String(raw, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), raw)) {
      return faulty(line, offset, raw, "not UTF-8; convert the file");
    }
    try (CSVParser parser = CSVParser.parse(text, dialect.format())) {
      List<CSVRecord> rows = parser.getRecords();
      return rows.size() == 1
          ? new CsvRow(line, offset, raw, rows.get(0).toList(), null)
          : faulty(line, offset, raw, "a carriage return stands between cells; quote its cell");
    } catch (IOException | RuntimeException e) {
      return faulty(
          line, offset, raw, "text follows a closing quote; within quotes, a quote is doubled");
    }
  }

  Optional<String> fault() {
    return Optional.ofNullable(faultOrNull);
  }
}
