package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Quadruple;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Extracted comments as a table for people: a line per quadruple, the comment beside its first, all
 * of it wrapped to the width of the terminal.
 */
final class ConsoleTable {
  private static final List<String> TITLES =
      List.of("id", "comment", "entity", "aspect", "opinion", "sentiment", "conf.");
  private static final int COMMENT_CELLS = 2;
  private static final String GAP = "  ";
  private static final int NARROWEST_COLUMN = 5;
  private static final String NOTHING = "(no quadruples)";

  private final PrintStream out;
  private final int[] widths;

  private ConsoleTable(PrintStream out, int[] widths) {
    this.out = out;
    this.widths = widths;
  }

  /**
   * Prints {@code rows} in {@code columns}; a terminal too narrow for seven columns is exceeded.
   */
  static void print(List<ExtractedRow> rows, int columns, PrintStream out) {
    int[] widths = TITLES.stream().mapToInt(TextColumns::width).toArray();
    for (ExtractedRow row : rows) {
      widen(widths, 0, commentCells(row));
      row.quadruples().forEach(quadruple -> widen(widths, COMMENT_CELLS, cells(quadruple)));
    }
    shrink(widths, columns - GAP.length() * (TITLES.size() - 1));
    new ConsoleTable(out, widths).print(rows);
  }

  private static void widen(int[] widths, int from, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      int width = TextColumns.width(TextColumns.printable(cells.get(i)));
      widths[from + i] = Math.max(widths[from + i], width);
    }
  }

  /** Takes from whichever column is widest until all of them fit. */
  private static void shrink(int[] widths, int columns) {
    while (Arrays.stream(widths).sum() > columns) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] == NARROWEST_COLUMN) {
        return;
      }
      widths[widest]--;
    }
  }

  private void print(List<ExtractedRow> rows) {
    String rule = "─".repeat(Arrays.stream(widths).sum() + GAP.length() * (TITLES.size() - 1));
    printLine(TITLES);
    out.println(rule);
    rows.forEach(this::printRow);
    out.println(rule);
  }

  private void printRow(ExtractedRow row) {
    List<List<String>> left = block(0, commentCells(row));
    List<List<String>> right = new ArrayList<>();
    row.quadruples().forEach(quadruple -> right.addAll(block(COMMENT_CELLS, cells(quadruple))));
    if (right.isEmpty()) {
      right.add(List.of(NOTHING));
    }
    for (int line = 0; line < Math.max(left.size(), right.size()); line++) {
      List<String> cells = new ArrayList<>(line < left.size() ? left.get(line) : List.of("", ""));
      cells.addAll(line < right.size() ? right.get(line) : List.of());
      printLine(cells);
    }
  }

  /** The cells' text wrapped to their columns: lines of one string per cell. */
  private List<List<String>> block(int from, List<String> cells) {
    List<List<String>> wrapped = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      wrapped.add(TextColumns.wrap(cells.get(i), widths[from + i]));
    }
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      int number = line;
      lines.add(
          wrapped.stream().map(cell -> number < cell.size() ? cell.get(number) : "").toList());
    }
    return lines;
  }

  private void printLine(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : GAP).append(TextColumns.pad(cells.get(i), widths[i]));
    }
    out.println(line.toString().stripTrailing());
  }

  private static List<String> commentCells(ExtractedRow row) {
    return List.of(row.id().orElse("-"), row.text());
  }

  private static List<String> cells(Quadruple quadruple) {
    return List.of(
        quadruple.entity(),
        quadruple.aspect(),
        quadruple.opinion(),
        quadruple.sentiment(),
        String.format(Locale.ROOT, "%.3f", quadruple.confidence()));
  }
}
