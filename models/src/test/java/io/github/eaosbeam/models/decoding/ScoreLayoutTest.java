package io.github.eaosbeam.models.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreLayoutTest {
  @Test
  void laysOneHeadBehindTheOther() {
    ScoreLayout layout = new ScoreLayout(2, 5, 3, 4);

    assertThat(Stream.of(Head.values()).map(head -> layout.offset(head, 0)))
        .containsExactly(0, 10, 20, 30, 40, 46);
    assertThat(Stream.of(Head.values()).map(head -> layout.offset(head, 1)))
        .containsExactly(5, 15, 25, 35, 43, 50);
    assertThat(layout.count()).isEqualTo(54);
  }

  @Test
  void refusesSizesBelowOne() {
    assertThatThrownBy(() -> new ScoreLayout(4, 256, 0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "score layout needs sizes of 1 or more, got queries=4 maxLength=256 aspects=0"
                + " sentiments=3");
  }

  @Test
  void refusesSizesThatNoArrayCanHold() {
    assertThatThrownBy(() -> new ScoreLayout(Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
