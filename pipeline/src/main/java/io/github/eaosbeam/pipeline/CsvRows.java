package io.github.eaosbeam.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts what a channel brings into the rows of a CSV file. For one thread.
 *
 * <p>A row ends at the first line end outside quotes. Where that makes no sense, because a quote is
 * never closed or text follows a closing one, only the line on which the row begins is faulty, and
 * the next line begins a row again: one stray quote does not cost all rows up to the next. Empty
 * lines are no rows.
 */
final class CsvRows {
  /** How far a closing quote is looked for. */
  private static final int LONGEST_ROW_BYTES = 16 << 20;

  private final LineChannel lines;
  private final CsvDialect dialect;
  private final Deque<byte[]> ahead = new ArrayDeque<>();
  private long line;
  private long offset; // without the mark that may begin the file

  CsvRows(LineChannel lines, CsvDialect dialect) {
    this.lines = lines;
    this.dialect = dialect;
  }

  /** The next row, empty at the end of the channel. */
  Optional<CsvRow> next() throws IOException {
    for (Optional<byte[]> first = nextLine(); first.isPresent(); first = nextLine()) {
      if (LineChannel.withoutEnd(first.get()).length > 0) {
        return Optional.of(row(first.get()));
      }
      pass(first.get());
    }
    return Optional.empty();
  }

  private CsvRow row(byte[] first) throws IOException {
    List<byte[]> rowLines = new ArrayList<>(List.of(first));
    boolean closed = gather(rowLines);
    CsvRow row =
        closed
            ? CsvRow.parse(line + 1, offset, LineChannel.withoutEnd(joined(rowLines)), dialect)
            : CsvRow.faulty(
                line + 1,
                offset,
                LineChannel.withoutEnd(first),
                "a quote is opened and never closed; within quotes, a quote is doubled");
    if (row.fault().isPresent() && rowLines.size() > 1) {
      giveBack(rowLines.subList(1, rowLines.size()));
      row =
          CsvRow.faulty(row.line(), row.offset(), LineChannel.withoutEnd(first), row.faultOrNull());
      rowLines = List.of(first);
    }
    rowLines.forEach(this::pass);
    return row;
  }

  /** Adds the lines that the row goes on for, and says whether its quotes are closed then. */
  private boolean gather(List<byte[]> rowLines) throws IOException {
    boolean open = isOpenAfter(rowLines.get(0), false);
    long length = rowLines.get(0).length;
    while (open && length <= LONGEST_ROW_BYTES) {
      Optional<byte[]> more = nextLine();
      if (more.isEmpty()) {
        return false;
      }
      rowLines.add(more.get());
      length += more.get().length;
      open = isOpenAfter(more.get(), true);
    }
    return !open;
  }

  /**
   * Whether a line ends within quotes.
   *
   * @param open whether it begins within quotes
   */
  private boolean isOpenAfter(byte[] bytes, boolean open) {
    boolean quoted = open;
    boolean atCell = !open;
    for (byte b : bytes) {
      if (b == '"' && (quoted || atCell)) {
        quoted = !quoted;
        atCell = !quoted; // a second quote would make it a quote within quotes
      } else {
        atCell = !quoted && b == dialect.delimiter();
      }
    }
    return quoted;
  }

  private Optional<byte[]> nextLine() throws IOException {
    if (!ahead.isEmpty()) {
      return Optional.of(ahead.removeFirst());
    }
    boolean first = lines.position() == 0;
    return lines.nextWithEnd().map(bytes -> first ? ByteOrderMark.strip(bytes) : bytes);
  }

  private void giveBack(List<byte[]> rowLines) {
    for (int i = rowLines.size() - 1; i >= 0; i--) {
      ahead.addFirst(rowLines.get(i));
    }
  }

  private void pass(byte[] passed) {
    line++;
    offset += passed.length;
  }

  private static byte[] joined(List<byte[]> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.forEach(whole::writeBytes);
    return whole.toByteArray();
  }
}
