package io.github.eaosbeam.training.learning;

import static java.util.Objects.requireNonNull;

/**
 * How a model is learnt.
 *
 * @param seed of everything random: the same seed, corpus and settings give the same model on one
 *     thread
 * @param epochs passes over the training comments at the most; the learning rate falls to nearly
 *     nothing over them
 * @param patience epochs without a better validation score before the run ends early
 * @param batch comments per step
 * @param learningRate the highest of a step
 * @param dropout share of activations dropped
 * @param sizes of the network
 */
public record Settings(
    long seed,
    int epochs,
    int patience,
    int batch,
    float learningRate,
    float dropout,
    NetworkSizes sizes) {
  private static final int MOST = 1 << 20;

  public Settings {
    requireNonNull(sizes, "sizes");
    requireWithin("epochs", epochs, 1, MOST);
    requireWithin("patience", patience, 1, MOST);
    requireWithin("batch", batch, 1, MOST);
    if (!(learningRate > 0 && learningRate < 1)) {
      throw new IllegalArgumentException(
          "--learningRate=%s: must be more than 0 and less than 1".formatted(learningRate));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "--dropout=%s: must be from 0 to below 1".formatted(dropout));
    }
  }

  /** Refuses a value of the command line's {@code option} that is out of bounds. */
  static void requireWithin(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "--%s=%d: must be from %d to %d".formatted(option, value, least, most));
    }
  }
}
