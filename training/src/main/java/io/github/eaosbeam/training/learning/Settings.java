package io.github.eaosbeam.training.learning;

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
  public Settings {
    requirePositive("epochs", epochs);
    requirePositive("patience", patience);
    requirePositive("batch", batch);
    if (!(learningRate > 0 && learningRate < 1)) {
      throw new IllegalArgumentException(
          "learning rate must be between 0 and 1, got " + learningRate);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be from 0 to below 1, got " + dropout);
    }
  }

  static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be 1 or more, got %d".formatted(name, value));
    }
  }
}
