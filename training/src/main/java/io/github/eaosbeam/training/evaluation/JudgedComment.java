package io.github.eaosbeam.training.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What should be found in a comment and what was. A finding that comes twice counts once.
 *
 * @param gold what people found
 * @param predicted what the predictions say
 */
public record JudgedComment(List<Finding> gold, List<Finding> predicted) {
  public JudgedComment {
    gold = gold.stream().distinct().toList();
    predicted = predicted.stream().distinct().toList();
  }

  /** Only those findings, of both sides, that {@code wanted} accepts. */
  JudgedComment only(Predicate<Finding> wanted) {
    return new JudgedComment(
        gold.stream().filter(wanted).toList(), predicted.stream().filter(wanted).toList());
  }

  /** The agreement on {@code facet}: what two findings of a side have alike there counts once. */
  Agreement on(Facet facet) {
    return Agreement.between(values(gold, facet), values(predicted, facet));
  }

  private static Set<List<Optional<String>>> values(List<Finding> findings, Facet facet) {
    return findings.stream().map(facet::in).collect(Collectors.toCollection(HashSet::new));
  }
}
