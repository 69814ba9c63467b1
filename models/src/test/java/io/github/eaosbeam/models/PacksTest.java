package io.github.eaosbeam.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacksTest {
  @Test
  void dealsEveryItemOnceInOrderOfRows() {
    long seed = System.nanoTime();
    int[] rows = new Random(seed).ints(1_000, 3, 257).toArray();
    List<Integer> items = IntStream.range(0, rows.length).boxed().toList();

    List<List<Integer>> packs = Packs.deal(items, i -> rows[i]);

    List<Integer> dealt = packs.stream().flatMap(Collection::stream).toList();
    assertThat(dealt).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(items);
    assertThat(dealt.stream().map(i -> rows[i])).as("seed %d", seed).isSorted();
  }

  @Test
  void cutsPacksOfAboutTheTargetEach() {
    List<Integer> items = IntStream.range(0, 384).boxed().toList();

    List<List<Integer>> packs = Packs.deal(items, i -> 16);

    assertThat(packs).hasSize(8).allSatisfy(pack -> assertThat(pack).hasSize(48));
  }

  @Test
  void keepsAFewItemsTogether() {
    assertThat(Packs.deal(List.of(4, 2, 7), i -> i)).containsExactly(List.of(2, 4, 7));
  }
}
