package io.github.eaosbeam.models.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphemeClustersTest {
  @Test
  void holdALetterAndItsMarksTogether() {
    assertThat(cuts("be\u0302\u0301n")).containsExactly(2, 3);
  }

  @Test
  void holdAFamilyOfEmojiTogether() {
    assertThat(cuts("!👨‍👩‍👧!")).containsExactly(2, 3, 4, 5, 6, 7, 8);
    assertThat(cuts("👍🏽👍")).containsExactly(1, 2, 3, 5);
  }

  @Test
  void pairTheLettersOfFlagsFromTheFirst() {
    assertThat(cuts("🇻🇳🇻🇳")).containsExactly(1, 2, 3, 5, 6, 7);
  }

  @Test
  void areFoundInWhateverOrderTheyAreAskedFor() {
    GraphemeClusters clusters = new GraphemeClusters("e\u0302e\u0302");

    assertThat(clusters.isCutAt(3)).isTrue();
    assertThat(clusters.isCutAt(2)).isFalse();
    assertThat(clusters.isCutAt(1)).isTrue();
    assertThat(clusters.isCutAt(4)).isFalse();
    assertThat(clusters.isCutAt(0)).isFalse();
  }

  private static IntStream cuts(String text) {
    GraphemeClusters clusters = new GraphemeClusters(text);
    return IntStream.rangeClosed(0, text.length()).filter(clusters::isCutAt);
  }
}
