package io.github.eaosbeam.models.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The working memory of a pickle: a stack with marks, a memo, and a limit to all it may take. */
final class PickleStack {
  /** Some four million operations; a full PhoBERT checkpoint with optimizer state takes 30000. */
  private static final long MAX_HEAP_BYTES = 512L << 20;

  /** What any one operation may add, tables included. */
  private static final int BYTES_PER_OPERATION = 128;

  private final PickleInput input;
  private final List<PickleValue> values = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, PickleValue> memo = new HashMap<>();
  private long heapBytes;

  PickleStack(PickleInput input) {
    this.input = input;
  }

  /** Counts one operation against the limit. */
  void countOperation() {
    take(BYTES_PER_OPERATION);
  }

  /** Counts memory about to be used against the limit. */
  void take(long bytes) {
    heapBytes += bytes;
    if (heapBytes > MAX_HEAP_BYTES) {
      throw input.refused(
          "the metadata would take more than %d MB".formatted(MAX_HEAP_BYTES >> 20),
          Place.SAVE_WEIGHTS_ALONE);
    }
  }

  void push(PickleValue value) {
    values.add(value);
  }

  PickleValue pop() {
    requireValue();
    return values.remove(values.size() - 1);
  }

  PickleValue peek() {
    requireValue();
    return values.get(values.size() - 1);
  }

  void mark() {
    marks.push(values.size());
  }

  /** Takes everything above the last mark, and the mark, off the stack. */
  List<PickleValue> popToMark() {
    if (marks.isEmpty()) {
      throw input.damaged("a mark is missing");
    }
    List<PickleValue> above = values.subList(marks.pop(), values.size());
    List<PickleValue> taken = new ArrayList<>(above);
    above.clear();
    return taken;
  }

  /** Drops the top: a value, or a mark with nothing above it. */
  void drop() {
    if (!marks.isEmpty() && marks.peek() == values.size()) {
      marks.pop();
    } else {
      pop();
    }
  }

  void memoize(long key) {
    memo.put(key, peek());
  }

  /** Memoizes under the next free number. */
  void memoize() {
    memoize(memo.size());
  }

  void recall(long key) {
    PickleValue value = memo.get(key);
    if (value == null) {
      throw input.damaged("memo %d is empty".formatted(key));
    }
    push(value);
  }

  private void requireValue() {
    int floor = marks.isEmpty() ? 0 : marks.peek();
    if (values.size() <= floor) {
      throw input.damaged("a value is missing");
    }
  }
}
