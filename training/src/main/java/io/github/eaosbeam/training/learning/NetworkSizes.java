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
  /** What extraction opens at the most: of tokens and widths, and of layers and quadruples. */
  private static final int MOST = 1 << 16;

  private static final int MOST_PARTS = 1_000;

  /** A token between the two sentence marks. */
  private static final int FEWEST_TOKENS = 3;

  private static final int RESERVED_POSITIONS = 2;
  private static final float LAYER_NORM_EPSILON = 1e-5f;

  public NetworkSizes {
    Settings.requireWithin("merges", merges, 1, MOST);
    Settings.requireWithin("maxLength", maxLength, FEWEST_TOKENS, MOST);
    Settings.requireWithin("maxQuadruples", queries, 1, MOST_PARTS);
    Settings.requireWithin("layers", layers, 1, MOST_PARTS);
    Settings.requireWithin("hidden", hidden, 1, MOST);
    Settings.requireWithin("heads", heads, 1, MOST);
    Settings.requireWithin("feedForward", feedForward, 1, MOST);
    Settings.requireWithin("tailFeedForward", tailFeedForward, 1, MOST);
    if (hidden % heads != 0 || hidden % Architecture.TAIL_HEADS != 0) {
      throw new IllegalArgumentException(
          "--hidden=%d: must be a multiple of --heads=%d and of %d"
              .formatted(hidden, heads, Architecture.TAIL_HEADS));
    }
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
