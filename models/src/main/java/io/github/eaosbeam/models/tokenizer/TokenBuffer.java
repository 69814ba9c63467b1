package io.github.eaosbeam.models.tokenizer;

import java.util.Arrays;

/** Collects the tokens of one text between the sentence marks, up to a limit. For one thread. */
final class TokenBuffer {
  private final Vocabulary vocabulary;
  private final int limit;
  private final int[] ids;
  private final int[] starts;
  private final int[] ends;
  private int size = 1; // The first is <s>: id 0, covering nothing.
  private boolean truncated;

  TokenBuffer(Vocabulary vocabulary, int textLength, int maxLength) {
    this.vocabulary = vocabulary;
    int capacity = (int) Math.min(maxLength, textLength + 2L);
    this.limit = capacity - 1;
    this.ids = new int[capacity];
    this.starts = new int[capacity];
    this.ends = new int[capacity];
  }

  /** Adds a token, or notes that the text is cut short where there is no room for it. */
  void add(int id, int start, int end) {
    if (isFull()) {
      truncate();
    } else {
      put(id, start, end);
    }
  }

  /** Notes that a token was left out. */
  void truncate() {
    truncated = true;
  }

  /** Whether the next token cuts the text short. */
  boolean isFull() {
    return size == limit;
  }

  /** Whether a token was left out; what follows cannot change the result. */
  boolean truncated() {
    return truncated;
  }

  /** Ends the sentence. */
  TokenizedText finish() {
    put(Vocabulary.END_ID, ends[size - 1], ends[size - 1]);
    return new TokenizedText(
        vocabulary,
        Arrays.copyOf(ids, size),
        Arrays.copyOf(starts, size),
        Arrays.copyOf(ends, size),
        truncated);
  }

  private void put(int id, int start, int end) {
    ids[size] = id;
    starts[size] = start;
    ends[size] = end;
    size++;
  }
}
