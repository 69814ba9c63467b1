package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDManager;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.evaluation.Evaluation;
import io.github.eaosbeam.training.evaluation.Finding;
import io.github.eaosbeam.training.evaluation.GoldComment;
import io.github.eaosbeam.training.evaluation.JudgedComment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Says how well weights find what people labelled. */
final class Judge {
  /** What extraction uses unless told otherwise. */
  private static final double THRESHOLD = 0.5;

  /** Amounts tried for calibration, from -4 to 4 in steps of a quarter. */
  private static final List<Float> SHIFTS =
      IntStream.rangeClosed(-16, 16).mapToObj(step -> step / 4f).toList();

  private final Predictor predictor;

  Judge(Predictor predictor) {
    this.predictor = predictor;
  }

  /** Judges {@code weights} as they are. */
  Evaluation judge(Parameters weights, List<LabelledComment> comments, NDManager manager) {
    return judge(comments, scores(weights, comments, manager), 0);
  }

  /**
   * How much to add to the bias of "the entity starts nowhere" so that the quadruple F1 on {@code
   * comments} is best: the network is trained on place by place, not on whether to answer at all.
   */
  float calibrate(Parameters weights, List<LabelledComment> comments, NDManager manager) {
    List<float[]> scores = scores(weights, comments, manager);
    return SHIFTS.stream()
        .max(
            Comparator.<Float, Double>comparing(
                    shift -> judge(comments, scores, shift).quadruple().f1())
                .thenComparing(shift -> -Math.abs(shift)))
        .orElseThrow();
  }

  private List<float[]> scores(
      Parameters weights, List<LabelledComment> comments, NDManager manager) {
    return predictor.scores(
        weights, comments.stream().map(LabelledComment::text).toList(), manager);
  }

  private Evaluation judge(List<LabelledComment> comments, List<float[]> scores, float shift) {
    List<JudgedComment> judged = new ArrayList<>();
    for (int i = 0; i < comments.size(); i++) {
      LabelledComment comment = comments.get(i);
      List<Finding> found =
          predictor.decode(comment.text(), scores.get(i), shift, THRESHOLD).stream()
              .map(Finding::of)
              .toList();
      judged.add(GoldComment.of(comment).judge(found));
    }
    return Evaluation.of(judged);
  }
}
