package io.github.eaosbeam.models.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.encoder.PackedBatch.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedBatchTest {
  @Test
  void givesEachCommentItsTokensAndOnePadRow() {
    PackedBatch pack = new PackedBatch(List.of(new int[] {0, 7, 8, 2}), 4 + 250, 1);

    assertThat(pack.ids()).startsWith(0, 7, 8, 2, 1).hasSize(16);
    assertThat(pack.positions()).startsWith(2, 3, 4, 5, 1);
    assertThat(pack.comments()).isEqualTo(1);
  }

  @Test
  void countsNoPositionForAPadTokenThatAViewerTyped() {
    PackedBatch pack = new PackedBatch(List.of(new int[] {0, 1, 8, 2}), 256, 1);

    assertThat(pack.positions()).startsWith(2, 1, 3, 4, 1);
  }

  @Test
  void hasNoPadRowBehindACommentOfFullLength() {
    PackedBatch pack = new PackedBatch(List.of(new int[] {0, 5, 2}, new int[] {0, 5, 6, 2}), 4, 1);

    assertThat(pack.groups())
        .containsExactly(new Group(1, 4, true), new Group(1, 4, false), new Group(1, 8, false));
    assertThat(pack.boundaries()).containsExactly(4, 8);
  }

  @Test
  void putsNeighboursOfOneLengthIntoAGroup() {
    int[] three = {0, 5, 2};
    int[] four = {0, 5, 6, 2};

    PackedBatch pack = new PackedBatch(List.of(three, three, four, four), 256, 1);

    assertThat(pack.groups()).containsExactly(new Group(2, 4, true), new Group(2, 5, true));
    assertThat(pack.boundaries()).containsExactly(8);
    assertThat(pack.rows()).isEqualTo(18);
  }

  @Test
  void fillsUpToWholeKernelSteps() {
    PackedBatch pack = new PackedBatch(List.of(new int[17]), 256, 8);

    assertThat(pack.rows()).isEqualTo(24);
    assertThat(pack.comments()).isEqualTo(1);
  }
}
