package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.training.evaluation.Evaluation;
import io.github.eaosbeam.training.evaluation.Finding;
import io.github.eaosbeam.training.evaluation.JudgedComment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {
  private static final Finding PRAISE =
      new Finding("MC", "Tương tác giữa các thành viên", "dẫn tốt", "tích cực");
  private static final Finding OF_ANOTHER_ASPECT = new Finding("MC", "Khác", "dẫn tốt", "tích cực");
  private static final Finding BLAME = new Finding(null, "Khác", "dở", "tiêu cực");

  @Test
  void showsEveryMeasureOfAllFindingsBesideTheExplicitOnes() {
    Evaluation evaluation =
        Evaluation.of(
            List.of(
                new JudgedComment(List.of(PRAISE, BLAME), List.of(PRAISE, OF_ANOTHER_ASPECT)),
                new JudgedComment(List.of(), List.of(BLAME)),
                new JudgedComment(List.of(), List.of(PRAISE))));

    assertThat(print(evaluation))
        .isEqualTo(
            """
            comments   3
            gold       2 quadruples, 1 of them explicit
            predicted  4 quadruples, 3 of them explicit

                                              all                           explicit only
                                              gold      P      R     F1     gold      P      R     F1
            ─────────────────────────────────────────────────────────────────────────────────────────
            quadruple                            2  0.250  0.500  0.333        1  0.333  1.000  0.500
            relaxed opinion+sentiment            2  0.333  0.500  0.400        1  0.500  1.000  0.667
            ─────────────────────────────────────────────────────────────────────────────────────────
            entity                               2  0.333  0.500  0.400        1  0.500  1.000  0.667
            aspect                               2  0.500  1.000  0.667        1  0.333  1.000  0.500
            opinion                              2  0.333  0.500  0.400        1  0.500  1.000  0.667
            sentiment                            2  0.333  0.500  0.400        1  0.500  1.000  0.667
            entity+aspect                        2  0.250  0.500  0.333        1  0.333  1.000  0.500
            entity+opinion                       2  0.333  0.500  0.400        1  0.500  1.000  0.667
            entity+sentiment                     2  0.333  0.500  0.400        1  0.500  1.000  0.667
            aspect+opinion                       2  0.250  0.500  0.333        1  0.333  1.000  0.500
            aspect+sentiment                     2  0.250  0.500  0.333        1  0.333  1.000  0.500
            opinion+sentiment                    2  0.333  0.500  0.400        1  0.500  1.000  0.667
            entity+aspect+opinion                2  0.250  0.500  0.333        1  0.333  1.000  0.500
            entity+aspect+sentiment              2  0.250  0.500  0.333        1  0.333  1.000  0.500
            entity+opinion+sentiment             2  0.333  0.500  0.400        1  0.500  1.000  0.667
            aspect+opinion+sentiment             2  0.250  0.500  0.333        1  0.333  1.000  0.500
            ─────────────────────────────────────────────────────────────────────────────────────────
            Khác                                 1  0.000  0.000  0.000        0  0.000  0.000  0.000
            Tương tác giữa các thành viên        1  0.500  1.000  0.667        1  0.500  1.000  0.667
            ─────────────────────────────────────────────────────────────────────────────────────────
            tích cực                             1  0.333  1.000  0.500        1  0.333  1.000  0.500
            tiêu cực                             1  0.000  0.000  0.000        0  0.000  0.000  0.000
            """);
  }

  private static String print(Evaluation evaluation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EvaluationTable.print(evaluation, new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8);
  }
}
