package io.github.eaosbeam.models.decoding;

import static java.util.Objects.requireNonNull;

/** The network's scores for one comment. Immutable as long as its maker leaves the array alone. */
public final class Scores {
  private final ScoreLayout layout;
  private final float[] values;

  /**
   * Wraps {@code values}; does not copy them.
   *
   * @param values [{@link ScoreLayout#count()}]
   */
  public Scores(ScoreLayout layout, float[] values) {
    this.layout = requireNonNull(layout, "layout");
    this.values = requireNonNull(values, "values");
    if (values.length != layout.count()) {
      throw new IllegalArgumentException(
          "%s has %d scores, got %d".formatted(layout, layout.count(), values.length));
    }
  }

  public ScoreLayout layout() {
    return layout;
  }

  /** Whether all scores are numbers; decoding means nothing where one is not. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** The index of the highest score in a row, the first of equals. */
  int best(Head head, int query) {
    int offset = layout.offset(head, query);
    int end = offset + layout.width(head);
    int best = offset;
    for (int i = offset + 1; i < end; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best - offset;
  }

  /** The probability of the highest score in a row: its softmax, in float as torch computes it. */
  float bestProbability(Head head, int query) {
    int offset = layout.offset(head, query);
    int end = offset + layout.width(head);
    float highest = values[offset + best(head, query)];
    float sum = 0;
    for (int i = offset; i < end; i++) {
      sum += (float) Math.exp(values[i] - highest);
    }
    return 1 / sum; // The highest score's own term is exp(0).
  }
}
