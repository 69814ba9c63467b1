package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.eaosbeam.models.encoder.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final Architecture ARCHITECTURE = Networks.architecture(12);

  private final NDManager manager = NDManager.newBaseManager();
  private final Parameters parameters = Parameters.random(ARCHITECTURE, 1, manager);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void thereAreTheNetworksWeightsAndThoseLearntBesideIt() {
    List<String> names = new ArrayList<>(ARCHITECTURE.shapes().keySet());
    names.addAll(Taggers.shapes(ARCHITECTURE).keySet());
    names.addAll(Cloze.shapes(ARCHITECTURE).keySet());

    assertThat(parameters.byName().keySet()).containsExactlyElementsOf(names);
    assertThat(parameters.byName().values()).allMatch(NDArray::hasGradient);
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    Parameters same = Parameters.random(ARCHITECTURE, 1, manager);
    Parameters others = Parameters.random(ARCHITECTURE, 2, manager);

    for (String name : parameters.byName().keySet()) {
      assertThat(numbers(same, name)).as(name).isEqualTo(numbers(parameters, name));
    }
    assertThat(numbers(others, "quad_queries")).isNotEqualTo(numbers(parameters, "quad_queries"));
  }

  @Test
  void normsStartAsNothingAndBiasesAtZero() {
    assertThat(numbers(parameters, "transformer.layers.1.norm2.weight")).containsOnly(1);
    assertThat(numbers(parameters, "bert.embeddings.LayerNorm.weight")).containsOnly(1);
    assertThat(numbers(parameters, "bert.embeddings.LayerNorm.bias")).containsOnly(0);
    assertThat(numbers(parameters, "attention.in_proj_bias")).containsOnly(0);
  }

  @Test
  void mapsAndTablesAreNormal() {
    assertThat(deviation("bert.embeddings.word_embeddings.weight"))
        .isCloseTo(0.02, Offset.offset(0.002));
    assertThat(deviation("attention.in_proj_weight")).isCloseTo(1 / 4.0, Offset.offset(0.025));
    assertThat(deviation("transformer.layers.0.linear1.weight"))
        .isCloseTo(1 / 4.0, Offset.offset(0.025));
  }

  @Test
  void whatIsAddedToTheStreamIsAFifthOfThat() {
    assertThat(deviation("transformer.layers.0.linear2.weight"))
        .isCloseTo(0.2 * Math.sqrt(1 / 20.0), Offset.offset(0.005));
    assertThat(deviation("bert.encoder.layer.0.attention.output.dense.weight"))
        .isCloseTo(0.2 / 4, Offset.offset(0.005));
  }

  /** What an attention head carries away from a position is likest to that position's own row. */
  @Test
  void spanHeadsReadPositions() {
    int width = ARCHITECTURE.encoder().hidden();
    NDArray positions = parameters.get("bert.embeddings.position_embeddings.weight").get("2:");
    NDArray values = parameters.get("attention.in_proj_weight").get(2 * width + ":");
    NDArray output = parameters.get("attention.out_proj.weight");
    int headWidth = width / Architecture.TAIL_HEADS;
    for (int head = 0; head < Architecture.TAIL_HEADS; head++) {
      String columns = "%d:%d".formatted(head * headWidth, (head + 1) * headWidth);
      NDArray carried =
          positions
              .matMul(values.get(columns).transpose())
              .matMul(output.get(":," + columns).transpose()); // [maxLength, D]
      NDArray rows = parameters.get(Architecture.spanHeads().get(head) + ".weight");
      NDArray centred = carried.sub(carried.mean(new int[] {0}, true));
      NDArray lengths = centred.mul(centred).sum(new int[] {1}, true).sqrt();

      assertThat(rows.sub(centred.div(lengths).mul(2)).abs().max().getFloat())
          .as("head %d", head)
          .isLessThan(1e-4f);
    }
  }

  /** The second pair of the 16 columns turns more slowly. */
  @Test
  void positionsAreWaves() {
    float[] row =
        parameters.get("bert.embeddings.position_embeddings.weight").get(3).toFloatArray();
    double slower = 3 / Math.pow(ARCHITECTURE.maxLength() / Math.PI, 2 / 16.0);

    assertThat(Arrays.copyOf(row, 4))
        .containsExactly(
            new float[] {
              (float) (0.04 * Math.sin(3)),
              (float) (0.04 * Math.cos(3)),
              (float) (0.04 * Math.sin(slower)),
              (float) (0.04 * Math.cos(slower))
            },
            Offset.offset(1e-7f));
  }

  @Test
  void aWeightThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> parameters.get("lstm.weight"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no weight lstm.weight");
  }

  private double deviation(String name) {
    float[] numbers = numbers(parameters, name);
    double squares = 0;
    for (float number : numbers) {
      squares += number * number;
    }
    return Math.sqrt(squares / numbers.length);
  }

  private static float[] numbers(Parameters parameters, String name) {
    return parameters.get(name).toFloatArray();
  }
}
