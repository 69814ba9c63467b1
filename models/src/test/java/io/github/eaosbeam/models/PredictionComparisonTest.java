package io.github.eaosbeam.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionComparisonTest {
  private static final Quadruple GOOD = quadruple("MC", "rất hay", 0.9, new Span(0, 2));
  private static final Quadruple BAD = quadruple("kịch bản", "chưa hay", 0.6, new Span(12, 20));

  @Test
  void equalPredictionsAreTheSame() {
    List<Extraction> found = List.of(found(GOOD, BAD), found(), found(BAD, BAD));

    assertThat(PredictionComparison.of(found, found))
        .isEqualTo(new PredictionComparison(3, 4, 0, 0, 0))
        .matches(PredictionComparison::same);
  }

  @Test
  void countsWhatOnlyOneOfThemFinds() {
    PredictionComparison comparison =
        PredictionComparison.of(
            List.of(found(GOOD, BAD), found(BAD, BAD), found()),
            List.of(found(BAD), found(BAD), found(GOOD)));

    assertThat(comparison).isEqualTo(new PredictionComparison(3, 4, 2, 1, 0));
    assertThat(comparison.same()).isFalse();
  }

  @Test
  void theSameWordsElsewhereAreAnotherQuadruple() {
    Quadruple elsewhere = quadruple("MC", "rất hay", 0.9, new Span(9, 11));
    Quadruple nowhere = quadruple("MC", "rất hay", 0.9, null);

    assertThat(PredictionComparison.of(List.of(found(GOOD)), List.of(found(elsewhere))).lost())
        .isOne();
    assertThat(PredictionComparison.of(List.of(found(nowhere)), List.of(found(GOOD))).added())
        .isOne();
  }

  @Test
  void confidencesMayDifferInTheirLastDigits() {
    Quadruple nearly = quadruple("MC", "rất hay", 0.900009, new Span(0, 2));
    Quadruple hardly = quadruple("MC", "rất hay", 0.9001, new Span(0, 2));

    assertThat(PredictionComparison.of(List.of(found(GOOD)), List.of(found(nearly))).same())
        .isTrue();
    PredictionComparison other =
        PredictionComparison.of(List.of(found(GOOD)), List.of(found(hardly)));
    assertThat(other.same()).isFalse();
    assertThat(other.largestConfidenceChange()).isEqualTo(0.9001 - 0.9);
  }

  @Test
  void refusesPredictionsOnOtherComments() {
    assertThatThrownBy(() -> PredictionComparison.of(List.of(found()), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 comments against 0");
  }

  private static Quadruple quadruple(String entity, String opinion, double confidence, Span place) {
    return new Quadruple(entity, "Khác", opinion, "tích cực", confidence, place, new Span(3, 9));
  }

  private static Extraction found(Quadruple... quadruples) {
    return new Extraction(List.of(quadruples), 8, false);
  }
}
