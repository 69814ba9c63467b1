package io.github.eaosbeam.models;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What a model directory holds, for people.
 *
 * @param modelDir where it was opened from
 * @param type the architecture's name, {@code Multi-EAOS}
 * @param encoder the pretrained encoder's name, such as {@code vinai/phobert-base}
 * @param bestEpochOrNull the epoch the weights are from, where the configuration says
 * @param parameters the number of weights that inference uses
 * @param maxLength tokens read of a comment, the two sentence marks included
 * @param maxQuadruples quadruples found in a comment at the most
 * @param aspects the aspect labels by id
 * @param sentiments the sentiment labels by id
 * @param placeholder whether the weights are random, so that predictions mean nothing
 */
public record ModelCard(
    String modelDir,
    String type,
    String encoder,
    Integer bestEpochOrNull,
    long parameters,
    int maxLength,
    int maxQuadruples,
    List<String> aspects,
    List<String> sentiments,
    boolean placeholder)
    implements Serializable {
  public ModelCard {
    aspects = List.copyOf(aspects);
    sentiments = List.copyOf(sentiments);
  }

  public Optional<Integer> bestEpoch() {
    return Optional.ofNullable(bestEpochOrNull);
  }
}
