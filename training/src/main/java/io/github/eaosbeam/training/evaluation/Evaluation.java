package io.github.eaosbeam.training.evaluation;

import java.util.List;

/**
 * How good predictions are.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluation.of(List.of(new JudgedComment(gold, predicted)));
 * double f1 = evaluation.quadruple().f1();
 * }</pre>
 *
 * @param comments how many comments were judged
 * @param all every finding
 * @param explicit only findings whose entity and opinion are both explicit, on either side
 */
public record Evaluation(int comments, Agreements all, Agreements explicit) {
  /** Judges {@code comments}; averages are micro-averages over all of them. */
  public static Evaluation of(List<JudgedComment> comments) {
    List<JudgedComment> explicit =
        comments.stream().map(comment -> comment.only(Finding::isExplicit)).toList();
    return new Evaluation(comments.size(), Agreements.of(comments), Agreements.of(explicit));
  }

  /** The agreement on whole quadruples, implicit ones included. */
  public Agreement quadruple() {
    return all.quadruple();
  }
}
