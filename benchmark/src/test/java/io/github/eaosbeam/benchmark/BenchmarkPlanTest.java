package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchmarkPlanTest {
  @Test
  void measuresEachSizeOnceAndSmallOnesFirst() {
    BenchmarkPlan plan =
        plan(Set.of(Part.SCALING), 10, List.of(4000, 1000, 4000), List.of(2, 1, 2));

    assertThat(plan.sizes()).containsExactly(1000, 4000);
    assertThat(plan.cores()).containsExactly(1, 2);
  }

  @Test
  void refusesNumbersBelowOne() {
    assertThatThrownBy(() -> plan(Set.of(Part.MODEL), 0, List.of(1), List.of(1)))
        .hasMessage("comments must be 1 or more, got [0]");
    assertThatThrownBy(() -> plan(Set.of(Part.MODEL), 1, List.of(1), List.of()))
        .hasMessage("cores must be 1 or more, got []");
  }

  @Test
  void refusesToDrawALineThroughOnePoint() {
    assertThatThrownBy(() -> plan(Set.of(Part.SCALING), 1, List.of(5), List.of(1)))
        .hasMessage("sizes must be two or more, got [5]");
  }

  private static BenchmarkPlan plan(
      Set<Part> parts, int comments, List<Integer> sizes, List<Integer> cores) {
    return new BenchmarkPlan(
        parts,
        List.of("bundled"),
        Optional.empty(),
        Optional.empty(),
        comments,
        sizes,
        cores,
        List.of("SparkRunner"),
        "Main");
  }
}
