package io.github.eaosbeam.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaxedOpinionsTest {
  @ParameterizedTest(name = "\"{0}\" and \"{1}\": {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rất hay | hay | true", // 1 of 2, exactly half
        "rất hay | hay lắm | false", // 1 of 3
        "hay quá đi | hay quá | true", // 2 of 3
        "hay hay | hay | true", // 1 of 2: a word counts as often as it stands
        "hay hay hay | hay | false", // 1 of 3
        "hay, | \"hay\" | true", // punctuation around words does not count
        "hay ! | hay | true",
        ":)) | :)) | true",
        ":)) | !!! | false",
        ":)) | | false",
        " | | true", // implicit on both sides
        "Rất HAY | rất  hay | true",
      })
  void opinionsMatchThatShareHalfOfTheirWords(String gold, String predicted, boolean match) {
    Agreement agreement =
        compare(List.of(finding(gold, "tích cực")), List.of(finding(predicted, "tích cực")));

    assertThat(agreement).isEqualTo(new Agreement(match ? 1 : 0, 1, 1));
  }

  @Test
  void anotherSentimentIsAnotherOpinion() {
    assertThat(compare(List.of(finding("hay", "tích cực")), List.of(finding("hay", "tiêu cực"))))
        .isEqualTo(new Agreement(0, 1, 1));
  }

  @Test
  void anOpinionMatchesOneOtherAtMost() {
    assertThat(compare(praises("rất hay"), praises("rất", "hay")))
        .isEqualTo(new Agreement(1, 2, 1));
  }

  @Test
  void asManyPairsAreMadeAsPossible() {
    // "a b" resembles both "a" and "b", but "a" resembles "a b" alone.
    assertThat(compare(praises("a b", "a"), praises("a", "b"))).isEqualTo(new Agreement(2, 2, 2));
    assertThat(compare(praises("a", "a b"), praises("b", "a"))).isEqualTo(new Agreement(2, 2, 2));
    assertThat(compare(praises("a b", "a"), praises("b", "a"))).isEqualTo(new Agreement(2, 2, 2));
  }

  @Test
  void theSameOpinionOfTwoEntitiesCountsOnce() {
    List<Finding> both =
        List.of(
            new Finding("MC", "Khác", "hay", "tích cực"),
            new Finding("nhạc", "Dàn dựng", "hay", "tích cực"));

    assertThat(compare(both, both)).isEqualTo(new Agreement(1, 1, 1));
  }

  private static Agreement compare(List<Finding> gold, List<Finding> predicted) {
    return RelaxedOpinions.compare(new JudgedComment(gold, predicted));
  }

  private static List<Finding> praises(String... opinions) {
    return Stream.of(opinions).map(opinion -> finding(opinion, "tích cực")).toList();
  }

  private static Finding finding(String opinion, String sentiment) {
    return new Finding(null, "Khác", opinion, sentiment);
  }
}
