package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostModelTest {
  @Test
  void findsTheLineOnWhichTheJobsLie() {
    CostModel cost = CostModel.fit(List.of(job(1000, 15), job(2000, 25), job(4000, 45)));

    assertThat(cost.startSeconds()).isCloseTo(5, within(1e-9));
    assertThat(cost.secondsPerComment()).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void sharesCommentsOutButNotTheStart() {
    CostModel cost = new CostModel(5, 0.01);

    assertThat(cost.seconds(1_000_000, 1)).isCloseTo(10_005, within(1e-6));
    assertThat(cost.seconds(1_000_000, 100)).isCloseTo(105, within(1e-6));
  }

  @Test
  void refusesJobsOfOneSize() {
    assertThatThrownBy(() -> CostModel.fit(List.of(job(1000, 15), job(1000, 16))))
        .hasMessage("a line needs jobs of two sizes or more");
  }

  private static JobResult job(int comments, double seconds) {
    return JobResult.of("m", "SparkRunner", 1, comments, new ChildJvm.Cost(seconds, seconds, 500));
  }
}
