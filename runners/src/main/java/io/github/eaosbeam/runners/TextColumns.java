package io.github.eaosbeam.runners;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text as a terminal shows it, in columns: a Vietnamese letter takes one however its marks are
 * encoded, a Chinese character or an emoji two, joined emoji two together.
 *
 * <p>Widths follow <a href="https://www.unicode.org/reports/tr11/">UAX #11</a>; what people see as
 * one character is what <a href="https://www.unicode.org/reports/tr29/">UAX #29</a> calls an
 * extended grapheme cluster.
 */
final class TextColumns {
  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  // Control characters, and those that reorder text, would let a comment redraw the screen.
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
  private static final int EMOJI_VARIANT = 0xFE0F;

  private TextColumns() {}

  /** The text on one line, safe to show: spaces for white space, U+FFFD for control characters. */
  static String printable(String text) {
    String oneLine = SPACE.matcher(text).replaceAll(" ").strip();
    return UNPRINTABLE.matcher(oneLine).replaceAll("\uFFFD");
  }

  /** How many columns the text takes. */
  static int width(String text) {
    return CLUSTER.matcher(text).results().mapToInt(cluster -> clusterWidth(cluster.group())).sum();
  }

  /** The text with spaces behind it up to {@code columns}; wider text as it is. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /**
   * The printable text in lines of at most {@code columns}, broken at spaces and inside words that
   * are wider than a line; at least one line.
   */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : printable(text).split(" ", -1)) {
      for (String piece : pieces(word, columns)) {
        boolean first = line.isEmpty();
        if (!first && width(line.toString()) + 1 + width(piece) > columns) {
          lines.add(line.toString());
          line.setLength(0);
          first = true;
        }
        line.append(first ? "" : " ").append(piece);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** A word cut where it would pass {@code columns}, never inside a cluster. */
  private static List<String> pieces(String word, int columns) {
    if (width(word) <= columns) {
      return List.of(word);
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String cluster : CLUSTER.matcher(word).results().map(MatchResult::group).toList()) {
      if (!piece.isEmpty() && width(piece.toString()) + clusterWidth(cluster) > columns) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(cluster);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static int clusterWidth(String cluster) {
    return cluster.codePoints().map(TextColumns::codePointWidth).max().orElse(0);
  }

  private static int codePointWidth(int codePoint) {
    if (codePoint == EMOJI_VARIANT || isWide(codePoint)) {
      return 2;
    }
    return isInvisible(codePoint) ? 0 : 1;
  }

  private static boolean isWide(int codePoint) {
    int width = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
    return width == UCharacter.EastAsianWidth.WIDE
        || width == UCharacter.EastAsianWidth.FULLWIDTH
        || UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_PRESENTATION);
  }

  private static boolean isInvisible(int codePoint) {
    return UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        || switch (UCharacter.getType(codePoint)) {
          case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL -> true;
          default -> false;
        };
  }
}
