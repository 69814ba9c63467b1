package io.github.eaosbeam.training.evaluation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * How far predictions and gold agree, in counts that can be added up: the ratios of a sum are
 * micro-averages.
 *
 * @param matched predictions that gold has too
 * @param predicted all predictions
 * @param gold all that should have been predicted
 */
public record Agreement(int matched, int predicted, int gold) {
  /** Nothing to find and nothing found. */
  public static final Agreement NONE = new Agreement(0, 0, 0);

  public Agreement {
    if (matched < 0 || matched > predicted || matched > gold) {
      throw new IllegalArgumentException(
          "agreement needs 0 <= matched <= predicted and gold, got matched=%d predicted=%d gold=%d"
              .formatted(matched, predicted, gold));
    }
  }

  /** The agreement of two sets of anything. */
  static Agreement between(Set<?> gold, Set<?> predicted) {
    Set<Object> matched = new HashSet<>(gold);
    matched.retainAll(predicted);
    return new Agreement(matched.size(), predicted.size(), gold.size());
  }

  /** The sum over {@code comments} of what {@code measure} makes of each. */
  static Agreement sum(
      Collection<JudgedComment> comments, Function<JudgedComment, Agreement> measure) {
    return comments.stream().map(measure).reduce(NONE, Agreement::plus);
  }

  public Agreement plus(Agreement other) {
    return new Agreement(matched + other.matched, predicted + other.predicted, gold + other.gold);
  }

  /** The share of predictions that are right, 0 to 1; 0 where there are none. */
  public double precision() {
    return ratio(matched, predicted);
  }

  /** The share of gold that was predicted, 0 to 1; 0 where there is none. */
  public double recall() {
    return ratio(matched, gold);
  }

  /** The harmonic mean of precision and recall, 0 to 1; 0 where nothing matched. */
  public double f1() {
    return ratio(2.0 * matched, predicted + gold);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
