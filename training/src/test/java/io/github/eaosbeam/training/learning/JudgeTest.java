package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.corpus.LabelledQuadruple;
import io.github.eaosbeam.training.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network and comments labelled with exactly what it finds. */
class JudgeTest {
  private final NDManager manager = NDManager.newBaseManager();
  @TempDir private Path folder;
  private RandomModel model;
  private Judge judge;
  private List<LabelledComment> comments;

  @BeforeEach
  void label() throws IOException {
    model = RandomModel.in(folder, manager);
    judge = new Judge(model.predictor());
    List<float[]> scores = model.scores();
    comments = IntStream.range(0, scores.size()).mapToObj(i -> labelled(i, scores.get(i))).toList();
  }

  private LabelledComment labelled(int number, float[] scores) {
    return new LabelledComment(
        model.texts().get(number),
        model.decode(number, scores).stream().map(JudgeTest::labelled).toList());
  }

  private static LabelledQuadruple labelled(Quadruple found) {
    return new LabelledQuadruple(
        found.entitySpan().orElseThrow(),
        found.aspect(),
        found.opinionSpan().orElseThrow(),
        found.sentiment());
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void aNetworkAgreesWithItsOwnFindings() {
    Evaluation evaluation = judge.judge(model.weights(), comments, manager);

    assertThat(evaluation.comments()).isEqualTo(60);
    assertThat(evaluation.quadruple().gold()).isGreaterThan(20);
    assertThat(evaluation.quadruple().f1()).isEqualTo(1);
  }

  @Test
  void aNetworkThatAnswersRightlyNeedsNoCalibration() {
    assertThat(judge.calibrate(model.weights(), comments, manager)).isZero();
  }

  @Test
  void aNetworkThatIsTooShyIsCalibratedToAnswer() {
    addToNowhere(3);
    double shy = judge.judge(model.weights(), comments, manager).quadruple().f1();

    float shift = judge.calibrate(model.weights(), comments, manager);
    addToNowhere(shift);

    assertThat(shy).isLessThan(1);
    assertThat(shift).isBetween(-3f, -0.25f);
    assertThat(judge.judge(model.weights(), comments, manager).quadruple().f1()).isEqualTo(1);
  }

  private void addToNowhere(float amount) {
    NDArray bias = model.weights().get("fc_e_start.bias");
    float[] biases = bias.toFloatArray();
    biases[0] += amount;
    bias.set(biases);
  }
}
