package io.github.eaosbeam.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Quadruple;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Finding PLAIN = new Finding("kịch bản", "Kịch bản", "chưa hay", "tiêu cực");

  @Test
  void aDecomposedSpellingIsTheSame() {
    assertThat(
            new Finding(
                decomposed("kịch bản"),
                decomposed("Kịch bản"),
                decomposed("chưa hay"),
                decomposed("tiêu cực")))
        .isEqualTo(PLAIN);
  }

  @Test
  void capitalsWhiteSpaceAndUnderscoresOfPhrasesDoNotCount() {
    assertThat(new Finding(" KỊCH_BẢN", "Kịch bản", "Chưa \u00A0\n hay\t", "tiêu cực"))
        .isEqualTo(PLAIN);
  }

  @Test
  void capitalsOfLabelsCount() {
    assertThat(new Finding("kịch bản", "kịch bản", "chưa hay", "tiêu cực")).isNotEqualTo(PLAIN);
  }

  @Test
  void whiteSpaceAroundLabelsDoesNotCount() {
    assertThat(new Finding("kịch bản", " Kịch  bản ", "chưa hay", "tiêu cực\n")).isEqualTo(PLAIN);
  }

  @Test
  void anEntityThatIsItsOpinionIsImplicit() {
    Finding finding =
        Finding.of(new Quadruple("Quá  Hay", "Khác", "quá hay", "tích cực", 0.9, null, null));

    assertThat(finding).isEqualTo(new Finding(null, "Khác", "quá hay", "tích cực"));
    assertThat(finding.entity()).isEmpty();
    assertThat(finding.opinion()).contains("quá hay");
    assertThat(finding.isExplicit()).isFalse();
  }

  @Test
  void aPhraseWithoutWordsIsImplicit() {
    Finding finding = new Finding(" ", "Khác", "_", "tích cực");

    assertThat(finding).isEqualTo(new Finding(null, "Khác", null, "tích cực"));
    assertThat(finding.opinion()).isEmpty();
  }

  @Test
  void aFindingWithBothPhrasesIsExplicit() {
    assertThat(PLAIN.isExplicit()).isTrue();
    assertThat(new Finding("kịch bản", "Kịch bản", null, "tiêu cực").isExplicit()).isFalse();
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Form.NFD);
  }
}
