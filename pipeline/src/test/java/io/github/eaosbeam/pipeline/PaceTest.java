package io.github.eaosbeam.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace(10_000);

  @Test
  void growsStepByStepUpToTheMost() {
    assertThat(pace.limit()).isEqualTo(500);
    pace.took(500, 100);
    assertThat(pace.limit()).isEqualTo(1000);
    for (int slice = 0; slice < 10; slice++) {
      pace.took(pace.limit(), 100);
    }
    assertThat(pace.limit()).isEqualTo(10_000);
  }

  @Test
  void takesWhatFiveSecondsAreEnoughFor() {
    pace.took(500, 2500);
    assertThat(pace.limit()).isEqualTo(1000);
    pace.took(1000, 8000);
    assertThat(pace.limit()).isEqualTo(625);
  }

  @Test
  void learnsNothingFromAHandfulUnlessItIsSlow() {
    pace.took(3, 400);
    assertThat(pace.limit()).isEqualTo(500);
    pace.took(3, 6000);
    assertThat(pace.limit()).isEqualTo(50);
  }

  @Test
  void neverTakesMoreThanTheMost() {
    assertThat(new Pace(7).limit()).isEqualTo(7);
  }
}
