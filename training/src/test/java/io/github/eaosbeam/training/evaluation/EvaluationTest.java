package io.github.eaosbeam.training.evaluation;

import static io.github.eaosbeam.training.evaluation.Element.ASPECT;
import static io.github.eaosbeam.training.evaluation.Element.ENTITY;
import static io.github.eaosbeam.training.evaluation.Element.OPINION;
import static io.github.eaosbeam.training.evaluation.Element.SENTIMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Finding MC = new Finding("MC", "Dàn cast", "dẫn tốt", "tích cực");
  private static final Finding MC_OF_ANOTHER_ASPECT =
      new Finding("MC", "Khác", "dẫn tốt", "tích cực");
  private static final Finding SCRIPT = new Finding("kịch bản", "Kịch bản", "chưa hay", "tiêu cực");
  private static final Finding IMPLICIT = new Finding(null, "Khác", "quá hay", "tích cực");

  private static final JudgedComment HALF_RIGHT =
      new JudgedComment(List.of(MC, SCRIPT), List.of(MC_OF_ANOTHER_ASPECT, SCRIPT));
  private static final JudgedComment RIGHT_AND_ONE_TOO_MANY =
      new JudgedComment(List.of(IMPLICIT), List.of(IMPLICIT, MC));
  private static final JudgedComment MISSED = new JudgedComment(List.of(SCRIPT), List.of());
  private static final JudgedComment CHATTER = new JudgedComment(List.of(), List.of());

  private final Evaluation evaluation =
      Evaluation.of(List.of(HALF_RIGHT, RIGHT_AND_ONE_TOO_MANY, MISSED, CHATTER));

  @Test
  void countsOverAllComments() {
    assertThat(evaluation.comments()).isEqualTo(4);
    assertThat(evaluation.quadruple()).isEqualTo(new Agreement(2, 4, 4));
    assertThat(evaluation.quadruple().f1()).isEqualTo(0.5);
  }

  @Test
  void comparesAnyChoiceOfElements() {
    Agreements all = evaluation.all();

    assertThat(all.on(Facet.of(ENTITY))).isEqualTo(new Agreement(3, 4, 4));
    assertThat(all.on(Facet.of(ASPECT))).isEqualTo(new Agreement(2, 4, 4));
    assertThat(all.on(Facet.of(OPINION))).isEqualTo(new Agreement(3, 4, 4));
    assertThat(all.on(Facet.of(SENTIMENT))).isEqualTo(new Agreement(3, 3, 4));
    assertThat(all.on(Facet.of(ASPECT, SENTIMENT))).isEqualTo(new Agreement(2, 4, 4));
    assertThat(all.on(Facet.of(ENTITY, OPINION, SENTIMENT))).isEqualTo(new Agreement(3, 4, 4));
    assertThat(all.facets().keySet()).containsExactlyElementsOf(Facet.all());
    assertThat(all.relaxedOpinion()).isEqualTo(new Agreement(3, 4, 4));
  }

  @Test
  void explicitLeavesOutWhatIsImplicitOnEitherSide() {
    Agreements explicit = evaluation.explicit();

    assertThat(explicit.quadruple()).isEqualTo(new Agreement(1, 3, 3));
    assertThat(explicit.on(Facet.of(ENTITY))).isEqualTo(new Agreement(2, 3, 3));
    assertThat(explicit.aspects()).containsOnlyKeys("Kịch bản", "Dàn cast", "Khác");
  }

  @Test
  void judgesEachLabelAloneTheMostFrequentFirst() {
    assertThat(evaluation.all().aspects())
        .containsExactly(
            Map.entry("Kịch bản", new Agreement(1, 1, 2)),
            Map.entry("Khác", new Agreement(1, 2, 1)),
            Map.entry("Dàn cast", new Agreement(0, 1, 1)));
    assertThat(evaluation.all().sentiments())
        .containsExactly(
            Map.entry("tích cực", new Agreement(1, 3, 2)),
            Map.entry("tiêu cực", new Agreement(1, 1, 2)));
  }

  @Test
  void aFindingThatComesTwiceCountsOnce() {
    Finding sameInCapitals = new Finding("mc", "Dàn cast", "DẪN TỐT", "tích cực");

    assertThat(
            Evaluation.of(
                    List.of(
                        new JudgedComment(
                            List.of(MC, sameInCapitals), List.of(MC, MC, sameInCapitals))))
                .quadruple())
        .isEqualTo(new Agreement(1, 1, 1));
  }

  @Test
  void theSameFindingInTwoCommentsCountsTwice() {
    JudgedComment comment = new JudgedComment(List.of(MC), List.of(MC));

    assertThat(Evaluation.of(List.of(comment, comment)).quadruple())
        .isEqualTo(new Agreement(2, 2, 2));
  }

  @Test
  void anEntityPredictedInTheOpinionsPlaceIsTheImplicitOne() {
    Finding predicted = new Finding("quá hay", "Khác", "quá hay", "tích cực");

    assertThat(
            Evaluation.of(List.of(new JudgedComment(List.of(IMPLICIT), List.of(predicted))))
                .quadruple())
        .isEqualTo(new Agreement(1, 1, 1));
  }

  @Test
  void withoutCommentsOrFindingsEverythingIsZero() {
    for (List<JudgedComment> comments : List.of(List.<JudgedComment>of(), List.of(CHATTER))) {
      Evaluation nothing = Evaluation.of(comments);

      assertThat(nothing.all().facets().values()).containsOnly(Agreement.NONE);
      assertThat(nothing.all().relaxedOpinion()).isEqualTo(Agreement.NONE);
      assertThat(nothing.all().aspects()).isEmpty();
      assertThat(nothing.quadruple().f1()).isZero();
    }
  }

  @Test
  void predictionsForNothingOrNothingForGoldScoreZero() {
    assertThat(Evaluation.of(List.of(MISSED)).quadruple()).isEqualTo(new Agreement(0, 0, 1));
    assertThat(Evaluation.of(List.of(new JudgedComment(List.of(), List.of(MC)))).quadruple())
        .isEqualTo(new Agreement(0, 1, 0));
  }
}
