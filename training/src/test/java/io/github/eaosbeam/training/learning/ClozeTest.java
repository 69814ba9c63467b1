package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.training.learning.Example.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClozeTest {
  private static final int MASK = 99;
  private static final List<Slot> SLOTS = List.of(new Slot(List.of(1, 1, 2, 3), 4, 2));
  private static final Example EXAMPLE =
      Example.of(IntStream.range(0, 30).map(id -> id == 29 ? 2 : id).toArray(), SLOTS);

  private final Cloze cloze = new Cloze(MASK);
  private final long seed = System.nanoTime();

  @Test
  void whatIsHiddenIsKnownAndEverythingElseStays() {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Example hidden = cloze.hide(EXAMPLE, random);

      List<Integer> restored = new ArrayList<>(hidden.ids());
      hidden
          .hidden()
          .forEach(token -> assertThat(restored.set(token.place(), token.id())).isEqualTo(MASK));
      assertThat(restored).as("seed %d", seed).isEqualTo(EXAMPLE.ids());
      assertThat(hidden.slots()).isEqualTo(SLOTS);
    }
  }

  @Test
  void theMarksOfASentenceAreNeverHidden() {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      List<Integer> ids = cloze.hide(EXAMPLE, random).ids();

      assertThat(ids.get(0)).as("seed %d", seed).isZero();
      assertThat(ids.get(29)).as("seed %d", seed).isEqualTo(2);
    }
  }

  /** Shares from none to 15 in a hundred of the 28 tokens. */
  @Test
  void sevenInAHundredAreHiddenOnAverage() {
    Random random = new Random(7);
    double hidden =
        IntStream.range(0, 4_000)
            .map(i -> cloze.hide(EXAMPLE, random).hidden().size())
            .average()
            .orElseThrow();

    assertThat(hidden / 28).isBetween(0.07, 0.08);
  }
}
