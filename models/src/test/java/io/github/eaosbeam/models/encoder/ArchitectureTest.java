package io.github.eaosbeam.models.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Architecture ONES =
      new Architecture(new EncoderConfig(1, 4, 1, 1, 9, 12, 1, 1e-5f, "gelu"), 1, 10, 1, 1, 1);

  @Test
  void countsTwoOperationsForEachWeightAndToken() {
    long encoder = 4 * 4 * 4 + 2 * 4; // query, key, value, output; feed-forward in and out
    long attention = 2 * 3 * 4; // of each token, over three tokens
    long tail = 2 * (4 * 4 + 2 * 4); // value and output are one
    long keyValue = 2 * 4 * 4;
    long heads = 4 * 4 + 4 * 4 * 10 + 2 * 4; // of the one query

    assertThat(ONES.operations(3))
        .isEqualTo(2 * (3 * (encoder + attention + tail + keyValue) + heads + attention));
  }
}
