package io.github.eaosbeam.models.tokenizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The strings that merging joins, numbered from 1, so that merging compares numbers. Grows while a
 * tokenizer is opened.
 */
final class Symbols {
  /** Stands for every character that neither the merges nor the vocabulary know. */
  static final int UNKNOWN = 0;

  /** Written behind the last character of a word. */
  static final String WORD_END = "</w>";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> strings = new ArrayList<>(List.of(""));

  /** The number of {@code string}, a new one where it has none. */
  int number(String string) {
    Integer known = numbers.putIfAbsent(string, strings.size());
    if (known == null) {
      strings.add(string);
      return strings.size() - 1;
    }
    return known;
  }

  String string(int symbol) {
    return strings.get(symbol);
  }

  /** One more than the highest number. */
  int count() {
    return strings.size();
  }
}
