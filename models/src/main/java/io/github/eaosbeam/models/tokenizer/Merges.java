package io.github.eaosbeam.models.tokenizer;

import io.github.eaosbeam.models.ModelException;
import java.nio.file.Path;
import java.util.List;

/**
 * The pairs of symbols that merging joins, ranked by their place in {@code bpe.codes}. Immutable;
 * an open-addressing table, since looking up pairs is most of the tokenizer's work.
 */
final class Merges {
  /** The rank of a pair that is not joined. */
  static final int NONE = Integer.MAX_VALUE;

  private static final long FREE = 0; // No pair is 0: symbols with a number start at 1.
  private static final long SCATTER = 0x9E3779B97F4A7C15L; // 2^64 by the golden ratio

  private final long[] pairs;
  private final int[] ranks;
  private final int[] joined;
  private final int shift;

  private Merges(int lines) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(lines, 1));
    this.pairs = new long[1 << bits];
    this.ranks = new int[1 << bits];
    this.joined = new int[lines];
    this.shift = Long.SIZE - bits;
  }

  /**
   * Reads {@code bpe.codes}: two symbols and a count on each line, the most urgent pair first.
   * Lines of another form join nothing: PhoBERT's own file has some, where a symbol holds a space.
   *
   * @throws ModelException where the file cannot be read or holds no pair
   */
  static Merges open(Path bpeCodes, Symbols symbols) {
    List<String> lines = EncoderFile.lines(bpeCodes);
    int count = lines.size() - 1; // What follows the last line's end does not count.
    Merges merges = new Merges(count);
    boolean empty = true;
    for (int rank = 0; rank < count; rank++) {
      List<String> fields = WhiteSpace.split(lines.get(rank));
      if (fields.size() == 3) {
        merges.put(symbols, fields.get(0), fields.get(1), rank);
        empty = false;
      }
    }
    if (empty) {
      throw new ModelException(
          "%s: no line holds two symbols and a count; fetch the file again".formatted(bpeCodes));
    }
    return merges;
  }

  private void put(Symbols symbols, String left, String right, int rank) {
    long pair = pair(symbols.number(left), symbols.number(right));
    int slot = slot(pair);
    pairs[slot] = pair;
    ranks[slot] = rank; // Of a pair that comes twice the last place counts.
    joined[rank] = symbols.number(left + right);
  }

  /** How urgently the two are joined, 0 most; {@link #NONE} where they are not. */
  int rank(int left, int right) {
    int slot = slot(pair(left, right));
    return pairs[slot] == FREE ? NONE : ranks[slot];
  }

  /** The symbol that the pair of this rank becomes. */
  int joined(int rank) {
    return joined[rank];
  }

  private int slot(long pair) {
    int slot = (int) ((pair * SCATTER) >>> shift);
    while (pairs[slot] != FREE && pairs[slot] != pair) {
      slot = (slot + 1) & (pairs.length - 1);
    }
    return slot;
  }

  private static long pair(int left, int right) {
    return (long) left << Integer.SIZE | right;
  }
}
