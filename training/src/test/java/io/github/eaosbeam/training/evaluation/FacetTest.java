package io.github.eaosbeam.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FacetTest {
  @Test
  void thereAreElementsPairsTriplesAndTheQuadruple() {
    assertThat(Facet.all())
        .extracting(Facet::toString)
        .containsExactly(
            "entity",
            "aspect",
            "opinion",
            "sentiment",
            "entity+aspect",
            "entity+opinion",
            "entity+sentiment",
            "aspect+opinion",
            "aspect+sentiment",
            "opinion+sentiment",
            "entity+aspect+opinion",
            "entity+aspect+sentiment",
            "entity+opinion+sentiment",
            "aspect+opinion+sentiment",
            "quadruple");
    assertThat(Facet.all()).last().isEqualTo(Facet.QUADRUPLE);
  }

  @Test
  void elementsComeInTheOrderOfTheQuadruple() {
    assertThat(Facet.of(Element.SENTIMENT, Element.ENTITY))
        .isEqualTo(new Facet(List.of(Element.ENTITY, Element.SENTIMENT)));
    assertThatThrownBy(() -> new Facet(List.of(Element.SENTIMENT, Element.ENTITY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("got [sentiment, entity]");
    assertThatThrownBy(() -> new Facet(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void looksAtItsElementsAlone() {
    Finding finding = new Finding(null, "Khác", "hay", "tích cực");

    assertThat(Facet.of(Element.ENTITY, Element.OPINION).in(finding))
        .containsExactly(Optional.empty(), Optional.of("hay"));
  }
}
