package io.github.eaosbeam.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void givesTheUsualRatios() {
    Agreement agreement = new Agreement(2, 3, 5);

    assertThat(agreement.precision()).isEqualTo(2 / 3.0);
    assertThat(agreement.recall()).isEqualTo(2 / 5.0);
    assertThat(agreement.f1()).isEqualTo(4 / 8.0);
  }

  @Test
  void whereNothingMatchedEveryRatioIsZero() {
    assertThat(new Agreement(0, 3, 5).f1()).isZero();
    assertThat(Agreement.NONE.precision()).isZero();
    assertThat(Agreement.NONE.recall()).isZero();
    assertThat(Agreement.NONE.f1()).isZero();
    assertThat(new Agreement(0, 0, 5).precision()).isZero();
    assertThat(new Agreement(0, 3, 0).recall()).isZero();
  }

  @Test
  void countsWhatTwoSetsShare() {
    assertThat(Agreement.between(Set.of("a", "b", "c"), Set.of("b", "d")))
        .isEqualTo(new Agreement(1, 2, 3));
  }

  @Test
  void addsUp() {
    assertThat(new Agreement(1, 2, 3).plus(new Agreement(4, 5, 6)))
        .isEqualTo(new Agreement(5, 7, 9));
  }

  @Test
  void refusesMoreMatchesThanThereCanBe() {
    assertThatThrownBy(() -> new Agreement(3, 2, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("got matched=3 predicted=2 gold=5");
    assertThatThrownBy(() -> new Agreement(3, 5, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Agreement(-1, 5, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
