package io.github.eaosbeam.training.learning;

/**
 * How a model is learnt.
 *
 * @param seed of everything random
 * @param epochs passes over the training comments at the most
 * @param patience epochs without a better validation score before it ends
 * @param batch comments per step
 * @param learningRate of a step once warm
 * @param dropout share of activations dropped
 * @param merges of the vocabulary at the most
 * @param maxLength tokens read of a comment
 * @param queries quadruples found in a comment at the most
 * @param layers of the encoder
 * @param hidden width of a token's vector
 * @param heads of the encoder's attention
 * @param feedForward width inside an encoder layer's feed-forward part
 * @param tailFeedForward width inside the layers behind the encoder
 */
public record Settings(
    long seed,
    int epochs,
    int patience,
    int batch,
    float learningRate,
    float dropout,
    int merges,
    int maxLength,
    int queries,
    int layers,
    int hidden,
    int heads,
    int feedForward,
    int tailFeedForward) {}
