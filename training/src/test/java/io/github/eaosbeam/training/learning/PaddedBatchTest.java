package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.eaosbeam.training.learning.Example.Slot;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaddedBatchTest {
  private static final float MASKED = -1e9f;

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  /** Of the short comment's pad columns the first stands for all six pad positions. */
  @Test
  void shortCommentsArePaddedToTheLongestAndOneMore() {
    PaddedBatch batch = batch(8, example(0, 5, 1, 2), example(0, 2));

    assertThat(longs(batch.ids())).containsExactly(0, 5, 1, 2, 1, 0, 2, 1, 1, 1);
    assertThat(longs(batch.positions())).containsExactly(2, 3, 1, 4, 1, 2, 3, 1, 1, 1);
    assertThat(floats(batch.real())).containsExactly(1, 1, 1, 1, 0, 1, 1, 0, 0, 0);
    assertThat(floats(batch.keyMask()))
        .containsExactly(0, 0, 0, 0, MASKED, 0, 0, MASKED, MASKED, MASKED);
    assertThat(floats(batch.queryMask()))
        .containsExactly(
            0, 0, 0, 0, (float) Math.log(4), 0, 0, (float) Math.log(6), MASKED, MASKED);
    assertThat(batch.keyMask().getShape()).isEqualTo(new Shape(2, 1, 1, 5));
  }

  @Test
  void aCommentAsLongAsTheModelReadsHasNoPadding() {
    PaddedBatch batch = batch(4, example(0, 5, 6, 2), example(0, 5, 2));

    assertThat(batch.ids().getShape()).isEqualTo(new Shape(2, 4));
    assertThat(floats(batch.queryMask())).containsExactly(0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(floats(batch.keyMask())).containsExactly(0, 0, 0, 0, 0, 0, 0, MASKED);
  }

  @Test
  void slotsComeFirstAndEmptyQueriesPointAtTheStart() {
    Slot first = new Slot(List.of(1, 2, 3, 3), 4, 2);
    PaddedBatch batch =
        batch(8, Example.of(new int[] {0, 5, 6, 7, 2}, List.of(first)), example(0, 2));

    assertThat(longs(batch.places(0))).containsExactly(1, 0, 0, 0);
    assertThat(longs(batch.places(1))).containsExactly(2, 0, 0, 0);
    assertThat(longs(batch.places(2))).containsExactly(3, 0, 0, 0);
    assertThat(longs(batch.places(3))).containsExactly(3, 0, 0, 0);
    assertThat(longs(batch.aspects())).containsExactly(4, 0, 0, 0);
    assertThat(longs(batch.sentiments())).containsExactly(2, 0, 0, 0);
    assertThat(floats(batch.filled())).containsExactly(1, 0, 0, 0);
  }

  @Test
  void tagsSayWhatATokenIsPartOf() {
    Slot first = new Slot(List.of(1, 2, 4, 5), 4, 2);
    Slot second = new Slot(List.of(1, 2, 6, 6), 0, 0);
    PaddedBatch batch =
        batch(9, Example.of(new int[] {0, 5, 6, 7, 8, 9, 5, 2}, List.of(first, second)));

    assertThat(longs(batch.entityTags())).containsExactly(0, 1, 2, 0, 0, 0, 0, 0, 0);
    assertThat(longs(batch.opinionTags())).containsExactly(0, 0, 0, 0, 5, 6, 1, 0, 0);
    assertThat(longs(batch.aspectTags())).containsExactly(0, 1, 1, 0, 5, 5, 1, 0, 0);
  }

  /** The second comment's rows begin behind the first one's five columns. */
  @Test
  void hiddenTokensAreCountedThroughAllColumns() {
    Example hiding = new Example(List.of(0, 5, 9, 2), List.of(), List.of(new Example.Hidden(2, 6)));
    PaddedBatch batch = batch(8, hiding, hiding);

    assertThat(longs(batch.hiddenRows())).containsExactly(2, 7);
    assertThat(longs(batch.hiddenIds())).containsExactly(6, 6);
  }

  private static Example example(int... ids) {
    return Example.of(ids, List.of());
  }

  private PaddedBatch batch(int maxLength, Example... examples) {
    return new PaddedBatch(List.of(examples), maxLength, 2, manager);
  }

  private static long[] longs(NDArray array) {
    return array.toLongArray();
  }

  private static float[] floats(NDArray array) {
    return array.toFloatArray();
  }
}
