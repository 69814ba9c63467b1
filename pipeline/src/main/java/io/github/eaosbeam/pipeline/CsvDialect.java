package io.github.eaosbeam.pipeline;

import java.io.Serializable;
import org.apache.commons.csv.CSVFormat;

/**
 * What CSV leaves open: the character between cells. Cells are quoted with {@code "}, which is
 * doubled within quotes, as RFC 4180 has it.
 */
record CsvDialect(char delimiter) implements Serializable {
  /**
   * @param option the option's value, in which {@code \t} may stand for a tab
   */
  static CsvDialect of(String option) {
    String delimiter = option.equals("\\t") ? "\t" : option;
    boolean usable = delimiter.matches("[\\x01-\\x7F&&[^\"\\r\\n]]");
    if (!usable) {
      throw new ConfigurationException(
          "--csvDelimiter=%s: must be one ASCII character, and no quote; such as , or ; or \\t"
              .formatted(option));
    }
    return new CsvDialect(delimiter.charAt(0));
  }

  /** The delimiter as the option has it. */
  String shownDelimiter() {
    return delimiter == '\t' ? "\\t" : String.valueOf(delimiter);
  }

  CSVFormat format() {
    return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setRecordSeparator('\n').build();
  }
}
