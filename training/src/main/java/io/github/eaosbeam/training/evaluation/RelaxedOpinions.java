package io.github.eaosbeam.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares opinions less strictly: they match where their sentiment is the same and at least half
 * of the words of both together are common to both (intersection over union, words that repeat
 * counted as often as they stand). Words stand between spaces; punctuation at their ends does not
 * count. Of each comment as many pairs are made as possible, each opinion in one at most.
 */
final class RelaxedOpinions {
  private static final Facet OPINION = Facet.of(Element.OPINION, Element.SENTIMENT);

  private record Opinion(List<String> words, Optional<String> sentiment) {
    static Opinion of(List<Optional<String>> values) {
      return new Opinion(values.get(0).map(Phrase::words).orElse(List.of()), values.get(1));
    }

    boolean resembles(Opinion other) {
      int common = common(other);
      int union = words.size() + other.words.size() - common;
      return sentiment.equals(other.sentiment) && 2 * common >= union;
    }

    private int common(Opinion other) {
      List<String> left = new ArrayList<>(other.words);
      return (int) words.stream().filter(left::remove).count();
    }
  }

  private RelaxedOpinions() {}

  static Agreement compare(JudgedComment comment) {
    List<Opinion> gold = opinions(comment.gold());
    List<Opinion> predicted = opinions(comment.predicted());
    int matched = new Pairing<>(gold, predicted, Opinion::resembles).size();
    return new Agreement(matched, predicted.size(), gold.size());
  }

  private static List<Opinion> opinions(List<Finding> findings) {
    return findings.stream().map(OPINION::in).distinct().map(Opinion::of).toList();
  }
}
