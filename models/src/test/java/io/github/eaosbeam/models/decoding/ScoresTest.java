package io.github.eaosbeam.models.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final ScoreLayout LAYOUT = new ScoreLayout(1, 3, 4, 2);

  @Test
  void takesTheFirstOfEqualScores() {
    Scores scores = scores(1, 2, 2, -5, -5, -5, 0, 0, 1, -0f, 0, 0, 9, 9, 9, 9, -1, -2);

    assertThat(scores.best(Head.ENTITY_START, 0)).isEqualTo(1);
    assertThat(scores.best(Head.ENTITY_END, 0)).isZero();
    assertThat(scores.best(Head.OPINION_START, 0)).isEqualTo(2);
    assertThat(scores.best(Head.OPINION_END, 0)).isZero();
    assertThat(scores.best(Head.ASPECT, 0)).isZero();
    assertThat(scores.best(Head.SENTIMENT, 0)).isZero();
  }

  @Test
  void givesTheProbabilityOfTheHighestScore() {
    Scores scores = scores(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 1000, 999);

    assertThat(scores.bestProbability(Head.ASPECT, 0)).isEqualTo(0.25f);
    assertThat(scores.bestProbability(Head.SENTIMENT, 0))
        .isCloseTo((float) (1 / (1 + Math.exp(-1))), within(1e-7f));
  }

  @Test
  void knowsWhetherEveryScoreIsANumber() {
    assertThat(scores(new float[18]).isFinite()).isTrue();
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] values = new float[18];
      values[17] = bad;
      assertThat(scores(values).isFinite()).as("%s", bad).isFalse();
    }
  }

  @Test
  void refusesAnArrayOfAnotherSize() {
    assertThatThrownBy(() -> scores(new float[17]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ScoreLayout[queries=1, maxLength=3, aspects=4, sentiments=2] has 18 scores, got 17");
  }

  private static Scores scores(float... values) {
    return new Scores(LAYOUT, values);
  }
}
