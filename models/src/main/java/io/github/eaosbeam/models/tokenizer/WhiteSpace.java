package io.github.eaosbeam.models.tokenizer;

import java.util.ArrayList;
import java.util.List;

/**
 * White space as Python's {@code str} has it, which parts the words of a text. Java's {@code
 * strip}, {@code trim} and {@code \s} each know another set.
 */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** Whether {@code character} is white space; all white space is in the basic plane. */
  public static boolean isSpace(char character) {
    if (character > ' ' && character < '\u0085') {
      return false;
    }
    return switch (character) {
      case '\t', '\n', '\u000B', '\f', '\r', ' ' -> true;
      case '\u001C', '\u001D', '\u001E', '\u001F' -> true;
      case '\u0085', '\u00A0', '\u1680', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000' -> true;
      default -> character >= '\u2000' && character <= '\u200A';
    };
  }

  /** {@code text} without the white space at its ends. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The words of {@code text}: its runs of other characters. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSpace(text.charAt(i))) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }
}
