package io.github.eaosbeam.pipeline;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file of comments looks like inside, beside any compression. */
public enum FileFormat {
  /** A JSON object per line. */
  JSONL("jsonl|ndjson|json"),
  /** Comma-separated values with a header line. */
  CSV("csv"),
  /** Apache Parquet. */
  PARQUET("parquet"),
  /** A comment per line. */
  TEXT("txt|text");

  private final String suffix;
  private final Pattern names;

  /**
   * @param suffixes what names may end in, the usual one first
   */
  FileFormat(String suffixes) {
    suffix = suffixes.replaceFirst("\\|.*", "");
    names = Pattern.compile(".*\\.(" + suffixes + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** What names usually end in. */
  String suffix() {
    return suffix;
  }

  /** The format that a file's name tells, whatever compression it tells as well. */
  static Optional<FileFormat> ofName(String name) {
    String bare = CompressionSuffix.strip(name);
    return Arrays.stream(values())
        .filter(format -> format.names.matcher(bare).matches())
        .findFirst();
  }
}
