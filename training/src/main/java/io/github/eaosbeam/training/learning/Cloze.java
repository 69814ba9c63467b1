package io.github.eaosbeam.training.learning;

import io.github.eaosbeam.models.encoder.Architecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hides tokens, for the encoder to guess from those around them, <a
 * href="https://arxiv.org/abs/1810.04805">Devlin et al.</a> What is hidden differs each time, so a
 * comment cannot be learnt by heart, and what is guessed teaches which words go together. The maps
 * for it are thrown away, as {@link Taggers} are.
 */
final class Cloze {
  /** What becomes of a token's vector before it is held against the vectors of all words. */
  static final String GUESS = "cloze.guess";

  /** Added to the score of every word, [vocabulary]. */
  static final String WORD_BIAS = "cloze.words.bias";

  /** Up to this share of a comment is hidden, each share as often as another. */
  private static final double LARGEST_SHARE = 0.15;

  private final int mask;

  /**
   * @param mask id of the token that stands for what is hidden
   */
  Cloze(int mask) {
    this.mask = mask;
  }

  /** The example with tokens hidden; its sentence marks never are. */
  Example hide(Example example, Random random) {
    double share = LARGEST_SHARE * random.nextDouble();
    List<Integer> ids = new ArrayList<>(example.ids());
    List<Example.Hidden> hidden = new ArrayList<>();
    for (int place = 1; place < ids.size() - 1; place++) {
      if (random.nextDouble() < share) {
        hidden.add(new Example.Hidden(place, ids.set(place, mask)));
      }
    }
    return new Example(ids, example.slots(), hidden);
  }

  /** Name and shape of every weight. */
  static Map<String, List<Long>> shapes(Architecture architecture) {
    long width = architecture.encoder().hidden();
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    shapes.put(GUESS + ".weight", List.of(width, width));
    shapes.put(GUESS + ".bias", List.of(width));
    shapes.put(WORD_BIAS, List.of((long) architecture.encoder().vocabulary()));
    return shapes;
  }
}
