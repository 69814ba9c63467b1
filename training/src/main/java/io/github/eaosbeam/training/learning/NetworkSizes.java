package io.github.eaosbeam.training.learning;

import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.encoder.EncoderConfig;

/**
 * What may be chosen of a network; its shape is Multi-EAOS's.
 *
 * @param merges pairs of symbols the vocabulary joins at the most
 * @param maxLength tokens read of a comment, the two sentence marks included
 * @param queries quadruples found in a comment at the most
 * @param layers of the encoder
 * @param hidden width of a token's vector
 * @param heads of the encoder's attention
 * @param feedForward width inside an encoder layer's feed-forward part
 * @param tailFeedForward width inside the layers behind the encoder
 */
public record NetworkSizes(
    int merges,
    int maxLength,
    int queries,
    int layers,
    int hidden,
    int heads,
    int feedForward,
    int tailFeedForward) {
  private static final int RESERVED_POSITIONS = 2;
  private static final float LAYER_NORM_EPSILON = 1e-5f;

  public NetworkSizes {
    Settings.requirePositive("merges", merges);
    Settings.requirePositive("queries", queries);
    Settings.requirePositive("layers", layers);
    Settings.requirePositive("hidden", hidden);
    Settings.requirePositive("heads", heads);
    Settings.requirePositive("feedForward", feedForward);
    Settings.requirePositive("tailFeedForward", tailFeedForward);
  }

  Architecture architecture(int vocabulary, Labels labels) {
    EncoderConfig encoder =
        new EncoderConfig(
            layers,
            hidden,
            heads,
            feedForward,
            vocabulary,
            maxLength + RESERVED_POSITIONS,
            1,
            LAYER_NORM_EPSILON,
            "gelu");
    return new Architecture(
        encoder,
        tailFeedForward,
        maxLength,
        queries,
        labels.aspectIds().size(),
        labels.sentimentIds().size());
  }
}
