package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.JsonText;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ReadableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns that a CSV file's header line names.
 *
 * @param names the names, each of which stands there once and none of which is empty
 */
record CsvColumns(List<String> names) implements Serializable {
  private static final int NAMES_SHOWN = 10;

  CsvColumns {
    names = List.copyOf(names);
  }

  /**
   * Reads the header line of a file.
   *
   * @throws IOException also where there is none, or one that does not name all columns apart
   */
  static CsvColumns read(ReadableByteChannel channel, CsvDialect dialect) throws IOException {
    return of(new CsvRows(new LineChannel(channel, 0), dialect).next());
  }

  /** The columns that a file's first row names. */
  static CsvColumns of(Optional<CsvRow> header) throws IOException {
    if (header.isEmpty()) {
      throw new IOException("the file is empty; its first line should name the columns");
    }
    if (header.get().fault().isPresent()) {
      throw new IOException("header line: " + header.get().faultOrNull());
    }
    requireDistinct(header.get().cells());
    return new CsvColumns(header.get().cells());
  }

  private static void requireDistinct(List<String> names) throws IOException {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty()) {
        throw new IOException(
            "header line: column %d of %d has no name; give it one".formatted(i + 1, names.size()));
      }
      if (!seen.add(name)) {
        throw new IOException(
            "header line: two columns are called \"%s\"; rename one".formatted(name));
      }
    }
  }

  /** Why a row of these cells is none of this file's, empty where it is. */
  Optional<String> objection(List<String> cells) {
    return cells.size() == names.size()
        ? Optional.empty()
        : Optional.of(
            "the row has %d cells, the header line %d".formatted(cells.size(), names.size()));
  }

  /** The row as a JSON object of strings, in the order of the columns. */
  String json(List<String> cells) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < cells.size(); i++) {
      json.append(i == 0 ? "" : ",")
          .append(JsonText.quote(names.get(i)))
          .append(':')
          .append(JsonText.quote(cells.get(i)));
    }
    return json.append('}').toString();
  }

  /** The first column in which those of another file differ, empty where they are the same. */
  Optional<String> differenceFrom(CsvColumns other) {
    return IntStream.range(0, Math.max(names.size(), other.names.size()))
        .filter(i -> !name(i).equals(other.name(i)))
        .mapToObj(i -> "column %d is %s here, %s there".formatted(i + 1, name(i), other.name(i)))
        .findFirst();
  }

  private String name(int index) {
    return index < names.size() ? '"' + names.get(index) + '"' : "none";
  }

  /** Some of the names, for people. */
  @Override
  public String toString() {
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    return names.size() > NAMES_SHOWN ? shown + ", ..." : shown;
  }
}
