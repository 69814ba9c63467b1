package io.github.eaosbeam.models.tokenizer;

/** The ids of the pieces that merging leaves of a word. Immutable. */
final class PieceIds {
  /** Written behind a piece that others of its word follow. */
  static final String CONTINUED = "@@";

  private final int[] inside;
  private final int[] last;

  PieceIds(Vocabulary vocabulary, Symbols symbols) {
    inside = new int[symbols.count()];
    last = new int[symbols.count()];
    inside[Symbols.UNKNOWN] = Vocabulary.UNKNOWN_ID;
    last[Symbols.UNKNOWN] = Vocabulary.UNKNOWN_ID;
    for (int symbol = 1; symbol < symbols.count(); symbol++) {
      String string = symbols.string(symbol);
      inside[symbol] = vocabulary.id(string + CONTINUED);
      last[symbol] = lastId(vocabulary, string);
    }
  }

  private static int lastId(Vocabulary vocabulary, String string) {
    return string.endsWith(Symbols.WORD_END)
        ? vocabulary.id(string.substring(0, string.length() - Symbols.WORD_END.length()))
        : Vocabulary.UNKNOWN_ID; // A last piece always has the word's end.
  }

  /** The id of a piece that others of its word follow. */
  int inside(int symbol) {
    return inside[symbol];
  }

  /** The id of a word's last piece. */
  int last(int symbol) {
    return last[symbol];
  }
}
