package io.github.eaosbeam.models.tokenizer;

/**
 * Splits one word at a time into the pieces that merging leaves of it, in a time that grows as n
 * log n with the word. For one thread; it keeps its arrays from word to word.
 *
 * <p>A piece is known by its place: the UTF-16 unit of the word it starts at. The pieces form a
 * doubly linked list, and a queue holds the pairs that may be joined, by rank and then from left to
 * right. The byte-pair encoding is that of Sennrich et al., <a
 * href="https://arxiv.org/abs/1508.07909">Neural Machine Translation of Rare Words with Subword
 * Units</a>.
 */
final class WordPieces {
  private static final int SHORT_WORD = 64;

  private final Alphabet alphabet;
  private final Merges merges;
  private final LongQueue pairs = new LongQueue(); // rank in the upper half, place in the lower
  private int[] symbols = new int[SHORT_WORD];
  private int[] next = new int[SHORT_WORD];
  private int[] previous = new int[SHORT_WORD];
  private int[] changed = new int[SHORT_WORD];
  private int length;

  WordPieces(Alphabet alphabet, Merges merges) {
    this.alphabet = alphabet;
    this.merges = merges;
  }

  /** Splits {@code text} from {@code start} to {@code end}. The first piece is at place 0. */
  void split(String text, int start, int end) {
    length = end - start;
    if (symbols.length < length) {
      grow();
    }
    load(text, start);
    for (int place = 0; place < length; place = next[place]) {
      offer(place);
    }
    while (!pairs.isEmpty()) {
      joinAll(rank(pairs.first()));
    }
  }

  /** The symbol of the piece at {@code place}. */
  int symbol(int place) {
    return symbols[place];
  }

  /** The place behind the piece at {@code place}: the next piece's, or the word's length. */
  int next(int place) {
    return next[place];
  }

  private void grow() {
    symbols = new int[length];
    next = new int[length];
    previous = new int[length];
    changed = new int[length];
  }

  private void load(String text, int start) {
    int before = -1;
    int place = 0;
    while (place < length) {
      int character = text.codePointAt(start + place);
      int behind = place + Character.charCount(character);
      symbols[place] = behind == length ? alphabet.last(character) : alphabet.inside(character);
      next[place] = behind;
      previous[place] = before;
      before = place;
      place = behind;
    }
  }

  /**
   * Joins every pair of one rank. New pairs wait until all are joined, even those that are more
   * urgent: they may take a piece that this rank has a claim to.
   */
  private void joinAll(int rank) {
    int count = 0;
    while (!pairs.isEmpty() && rank(pairs.first()) == rank) {
      int place = (int) pairs.removeFirst();
      if (rankAt(place) == rank) {
        join(place, merges.joined(rank));
        changed[count++] = place;
      }
    }
    for (int i = 0; i < count; i++) {
      offer(changed[i]);
      if (changed[i] > 0) {
        offer(previous[changed[i]]);
      }
    }
  }

  private void join(int place, int symbol) {
    int taken = next[place];
    symbols[place] = symbol;
    symbols[taken] = Symbols.UNKNOWN; // So that no pair still in the queue matches it.
    next[place] = next[taken];
    if (next[place] < length) {
      previous[next[place]] = place;
    }
  }

  private void offer(int place) {
    int rank = rankAt(place);
    if (rank != Merges.NONE) {
      pairs.add((long) rank << Integer.SIZE | place);
    }
  }

  /** The rank of the piece at {@code place} and the one behind it. */
  private int rankAt(int place) {
    int behind = next[place];
    return behind == length ? Merges.NONE : merges.rank(symbols[place], symbols[behind]);
  }

  private static int rank(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }
}
