package io.github.eaosbeam.training.learning;

import io.github.eaosbeam.models.encoder.Architecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps from a token's vector to what the token is part of: an entity, an opinion of some sentiment,
 * a phrase about some aspect. They are learnt beside the network and thrown away: telling the
 * encoder about every token, not only about four places per quadruple, lets it learn from thousands
 * of comments what would otherwise take many more.
 */
final class Taggers {
  /** Of the three taggers: entities, opinions, aspects. */
  static final List<String> NAMES = List.of("tagger.entity", "tagger.opinion", "tagger.aspect");

  /** Outside, first token, further token. */
  private static final long ENTITY_TAGS = 3;

  private static final int LAYERS_BEHIND = 2;

  private Taggers() {}

  /**
   * The layers that stand before the taggers; those behind them can build on what the tags tell:
   * which opinion is the first, and whose entity is whose.
   */
  static int layers(int encoderLayers) {
    return Math.max(1, encoderLayers - LAYERS_BEHIND);
  }

  /** Name and shape of every weight. */
  static Map<String, List<Long>> shapes(Architecture architecture) {
    long width = architecture.encoder().hidden();
    List<Long> tags =
        List.of(
            ENTITY_TAGS,
            1 + (ENTITY_TAGS - 1) * architecture.sentiments(),
            1L + architecture.aspects());
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    for (int i = 0; i < NAMES.size(); i++) {
      shapes.put(NAMES.get(i) + ".weight", List.of(tags.get(i), width));
      shapes.put(NAMES.get(i) + ".bias", List.of(tags.get(i)));
    }
    return shapes;
  }
}
