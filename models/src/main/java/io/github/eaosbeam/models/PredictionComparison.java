package io.github.eaosbeam.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the predictions of two models differ on the same comments.
 *
 * @param comments comments that both have read
 * @param quadruples quadruples that the first model finds
 * @param lost those of them that the second does not find with the same words and labels
 * @param added quadruples that only the second finds
 * @param largestConfidenceChange between two quadruples that are otherwise the same, 0 to 1
 */
public record PredictionComparison(
    int comments, int quadruples, int lost, int added, double largestConfidenceChange) {
  /** Far below the three digits that are written, far above the last digits of a float32 sum. */
  private static final double ROUNDING = 1e-5;

  /** Compares what two models find in the same comments, comment by comment. */
  static PredictionComparison of(List<Extraction> first, List<Extraction> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "%d comments against %d".formatted(first.size(), second.size()));
    }
    Tally tally = new Tally();
    for (int i = 0; i < first.size(); i++) {
      tally.add(first.get(i).quadruples(), second.get(i).quadruples());
    }
    return new PredictionComparison(
        first.size(), tally.quadruples, tally.lost, tally.added, tally.confidenceChange);
  }

  /** Whether both models say the same, but for the last digits of floating-point sums. */
  public boolean same() {
    return lost == 0 && added == 0 && largestConfidenceChange <= ROUNDING;
  }

  /** Counts while comments come. */
  private static final class Tally {
    private int quadruples;
    private int lost;
    private int added;
    private double confidenceChange;

    void add(List<Quadruple> first, List<Quadruple> second) {
      List<Quadruple> unmatched = new ArrayList<>(second);
      for (Quadruple quadruple : first) {
        Optional<Quadruple> match =
            unmatched.stream().filter(other -> saysTheSame(quadruple, other)).findFirst();
        match.ifPresentOrElse(other -> matched(quadruple, other, unmatched), () -> lost++);
      }
      quadruples += first.size();
      added += unmatched.size();
    }

    private void matched(Quadruple quadruple, Quadruple other, List<Quadruple> unmatched) {
      unmatched.remove(other);
      double change = Math.abs(quadruple.confidence() - other.confidence());
      confidenceChange = Math.max(confidenceChange, change);
    }

    private static boolean saysTheSame(Quadruple one, Quadruple other) {
      return one.entity().equals(other.entity())
          && one.aspect().equals(other.aspect())
          && one.opinion().equals(other.opinion())
          && one.sentiment().equals(other.sentiment())
          && Objects.equals(one.entityPlace(), other.entityPlace())
          && Objects.equals(one.opinionPlace(), other.opinionPlace());
    }
  }
}
