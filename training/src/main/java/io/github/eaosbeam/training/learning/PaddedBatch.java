package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Comments side by side, padded to the longest, and what is to be found in them.
 *
 * <p>B comments, N columns, Q queries. The first pad column of a comment stands for all {@code
 * maxLength - n} pad positions the reference attends to (see {@code PackedBatch}); those behind it
 * are masked.
 */
final class PaddedBatch {
  private static final int PAD = 1;
  private static final float MASKED = -1e9f;

  private final NDArray ids; // [B, N]
  private final NDArray positions; // [B, N]
  private final NDArray keyMask; // [B, 1, 1, N]
  private final NDArray queryMask; // [B, 1, 1, N]
  private final NDArray[] places = new NDArray[4]; // each [B, Q]
  private final NDArray aspects; // [B, Q]
  private final NDArray sentiments; // [B, Q]
  private final NDArray filled; // [B, Q], 1 where there is something to find
  private final NDArray entityTags; // [B, N]
  private final NDArray opinionTags; // [B, N]
  private final NDArray aspectTags; // [B, N]
  private final NDArray hiddenRows; // [M], of the M hidden tokens, counted through all columns
  private final NDArray hiddenIds; // [M]
  private final NDArray real; // [B, N], 1 where a token is

  PaddedBatch(List<Example> examples, int maxLength, int queries, NDManager manager) {
    int rows = examples.size();
    int longest = examples.stream().mapToInt(Example::length).max().orElseThrow();
    int columns = Math.min(longest + 1, maxLength);
    Filling filling = new Filling(rows, columns, queries, maxLength);
    for (int row = 0; row < rows; row++) {
      filling.comment(row, examples.get(row).ids());
      filling.slots(row, examples.get(row).slots());
    }
    Shape tokens = new Shape(rows, columns);
    Shape perKey = new Shape(rows, 1, 1, columns);
    Shape slots = new Shape(rows, queries);
    ids = manager.create(filling.ids, tokens);
    positions = manager.create(filling.positions, tokens);
    keyMask = manager.create(filling.keyMask, perKey);
    queryMask = manager.create(filling.queryMask, perKey);
    for (int i = 0; i < places.length; i++) {
      places[i] = manager.create(filling.places[i], slots);
    }
    aspects = manager.create(filling.aspects, slots);
    sentiments = manager.create(filling.sentiments, slots);
    filled = manager.create(filling.filled, slots);
    entityTags = manager.create(filling.entityTags, tokens);
    opinionTags = manager.create(filling.opinionTags, tokens);
    aspectTags = manager.create(filling.aspectTags, tokens);
    real = manager.create(filling.real, tokens);
    hiddenRows =
        manager.create(hidden(examples, (row, hidden) -> (long) row * columns + hidden.place()));
    hiddenIds = manager.create(hidden(examples, (row, hidden) -> (long) hidden.id()));
  }

  private static long[] hidden(
      List<Example> examples, BiFunction<Integer, Example.Hidden, Long> number) {
    return IntStream.range(0, examples.size())
        .boxed()
        .flatMap(row -> examples.get(row).hidden().stream().map(h -> number.apply(row, h)))
        .mapToLong(Long::longValue)
        .toArray();
  }

  /** The plain arrays on their way to the engine. */
  private static final class Filling {
    final int columns;
    final int queries;
    final int maxLength;
    final long[] ids;
    final long[] positions;
    final float[] keyMask;
    final float[] queryMask;
    final long[][] places;
    final long[] aspects;
    final long[] sentiments;
    final float[] filled;
    final long[] entityTags;
    final long[] opinionTags;
    final long[] aspectTags;
    final float[] real;

    Filling(int rows, int columns, int queries, int maxLength) {
      this.columns = columns;
      this.queries = queries;
      this.maxLength = maxLength;
      ids = new long[rows * columns];
      positions = new long[rows * columns];
      keyMask = new float[rows * columns];
      queryMask = new float[rows * columns];
      places = new long[4][rows * queries];
      aspects = new long[rows * queries];
      sentiments = new long[rows * queries];
      filled = new float[rows * queries];
      entityTags = new long[rows * columns];
      opinionTags = new long[rows * columns];
      aspectTags = new long[rows * columns];
      real = new float[rows * columns];
      Arrays.fill(ids, PAD);
      Arrays.fill(positions, PAD);
    }

    void comment(int row, List<Integer> comment) {
      int from = row * columns;
      int position = PAD;
      for (int i = 0; i < comment.size(); i++) {
        ids[from + i] = comment.get(i);
        real[from + i] = 1;
        positions[from + i] = comment.get(i) == PAD ? PAD : ++position;
      }
      if (comment.size() < columns) {
        Arrays.fill(keyMask, from + comment.size(), from + columns, MASKED);
        Arrays.fill(queryMask, from + comment.size(), from + columns, MASKED);
        queryMask[from + comment.size()] = (float) Math.log(maxLength - comment.size());
      }
    }

    void slots(int row, List<Example.Slot> slots) {
      for (int i = 0; i < slots.size(); i++) {
        int at = row * queries + i;
        for (int part = 0; part < places.length; part++) {
          places[part][at] = slots.get(i).places().get(part);
        }
        aspects[at] = slots.get(i).aspect();
        sentiments[at] = slots.get(i).sentiment();
        filled[at] = 1;
        tag(row * columns, slots.get(i));
      }
    }

    private void tag(int from, Example.Slot slot) {
      List<Integer> at = slot.places();
      for (int i = at.get(0); i <= at.get(1); i++) {
        entityTags[from + i] = i == at.get(0) ? 1 : 2;
        aspectTags[from + i] = slot.aspect() + 1L;
      }
      for (int i = at.get(2); i <= at.get(3); i++) {
        opinionTags[from + i] = 1L + 2L * slot.sentiment() + (i == at.get(2) ? 0 : 1);
        aspectTags[from + i] = slot.aspect() + 1L;
      }
    }
  }

  /** 0 outside of entities, 1 at their first token, 2 inside. */
  NDArray entityTags() {
    return entityTags;
  }

  /** 0 outside of opinions, then two for each sentiment: first token, inside. */
  NDArray opinionTags() {
    return opinionTags;
  }

  /** 0 outside of opinions and entities, else the aspect and 1. */
  NDArray aspectTags() {
    return aspectTags;
  }

  /** Which of all [B * N] columns do not show their token, [M]. */
  NDArray hiddenRows() {
    return hiddenRows;
  }

  /** The tokens that stood there, [M]. */
  NDArray hiddenIds() {
    return hiddenIds;
  }

  /** 1 where a token is, 0 where padding is. */
  NDArray real() {
    return real;
  }

  NDArray ids() {
    return ids;
  }

  NDArray positions() {
    return positions;
  }

  /** Added to the scores of the encoder's attention. */
  NDArray keyMask() {
    return keyMask;
  }

  /** Added to the scores of the queries' attention. */
  NDArray queryMask() {
    return queryMask;
  }

  /** Where entity start, entity end, opinion start and opinion end are: 0 to 3. */
  NDArray places(int part) {
    return places[part];
  }

  NDArray aspects() {
    return aspects;
  }

  NDArray sentiments() {
    return sentiments;
  }

  NDArray filled() {
    return filled;
  }
}
