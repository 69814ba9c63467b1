package io.github.eaosbeam.models.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelMapTest {
  @Test
  void takesTheLastOfAnIdsLabels() {
    Map<String, Integer> ids = new LinkedHashMap<>();
    ids.put("A", 0);
    ids.put("B", 2);
    ids.put("B2", 2);

    assertThat(LabelMap.ofAspects(ids).labels(4)).containsExactly("A", "Khác", "B2", "Khác");
  }

  @Test
  void readsAMissingSentimentAsNeutral() {
    LabelMap sentiments = LabelMap.ofSentiments(Map.of("khen", 1));

    assertThat(sentiments.label(0)).isEqualTo("trung tính");
    assertThat(sentiments.label(1)).isEqualTo("khen");
    assertThat(sentiments.label(-1)).isEqualTo("trung tính");
  }
}
