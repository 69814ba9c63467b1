package io.github.eaosbeam.models.tokenizer;

/** The symbols that the characters of a word start as. Immutable. */
final class Alphabet {
  private final CodePointMap inside = new CodePointMap();
  private final CodePointMap last = new CodePointMap();

  private Alphabet() {}

  /** The characters of {@code vocabulary} and of the merges, whose symbols are there already. */
  static Alphabet of(Vocabulary vocabulary, Symbols symbols) {
    for (String token : vocabulary.tokens()) {
      String stem = withoutEnding(token, PieceIds.CONTINUED);
      if (isCharacter(stem)) {
        symbols.number(stem);
        symbols.number(stem + Symbols.WORD_END);
      }
    }
    Alphabet alphabet = new Alphabet();
    for (int symbol = 1; symbol < symbols.count(); symbol++) {
      alphabet.add(symbol, symbols.string(symbol));
    }
    return alphabet;
  }

  private void add(int symbol, String string) {
    String stem = withoutEnding(string, Symbols.WORD_END);
    if (isCharacter(stem)) {
      (stem.equals(string) ? inside : last).put(stem.codePointAt(0), symbol);
    }
  }

  /** The symbol of a character that others of its word follow. */
  int inside(int codePoint) {
    return inside.get(codePoint);
  }

  /** The symbol of a word's last character. */
  int last(int codePoint) {
    return last.get(codePoint);
  }

  private static boolean isCharacter(String string) {
    return !string.isEmpty() && string.codePointCount(0, string.length()) == 1;
  }

  private static String withoutEnding(String string, String ending) {
    return string.endsWith(ending)
        ? string.substring(0, string.length() - ending.length())
        : string;
  }
}
