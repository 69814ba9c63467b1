package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private static final float RATE = 0.1f;
  private static final Offset<Float> TOLERANCE = Offset.offset(1e-6f);

  private final NDManager manager = NDManager.newBaseManager();
  private final Map<String, NDArray> weights = new LinkedHashMap<>();
  private AdamW optimizer;

  @BeforeEach
  void makeWeights() {
    weights.put("map", manager.create(new float[] {1, -2, 3, 0.5f}, new Shape(2, 2)));
    weights.put("bias", manager.create(new float[] {0.25f, -0.75f}, new Shape(2)));
    weights.values().forEach(weight -> weight.setRequiresGradient(true));
    optimizer = new AdamW(new Parameters(weights), manager);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** The formula for one number, in double precision. */
  private static final class Scalar {
    private final boolean decays;
    private double weight;
    private double mean;
    private double variance;
    private double average;

    Scalar(double weight, boolean decays) {
      this.weight = weight;
      this.average = weight;
      this.decays = decays;
    }

    void step(int step, double gradient) {
      mean = 0.9 * mean + 0.1 * gradient;
      variance = 0.98 * variance + 0.02 * gradient * gradient;
      double rate = RATE * Math.sqrt(1 - Math.pow(0.98, step)) / (1 - Math.pow(0.9, step));
      weight *= decays ? 1 - RATE * 0.02 : 1;
      weight -= rate * mean / (Math.sqrt(variance) + 1e-6);
      double kept = 2 / 11.0; // of the first average; later ones keep more
      average = step == 8 ? kept * average + (1 - kept) * weight : average;
    }
  }

  @Test
  void movesWeightsByTheFormula() {
    float[] slopes = {0.1f, -0.2f, 0.3f, 0, 0.4f, -0.05f}; // shorter than 1 together
    Scalar[] scalars = scalars();
    for (int step = 1; step <= 9; step++) { // the eighth is averaged
      step(step, slopes);
      for (int i = 0; i < scalars.length; i++) {
        scalars[i].step(step, slopes[i]);
      }
    }
    requireSame(scalars);
  }

  @Test
  void shortensGradientsThatAreTooLongTogether() {
    step(1, new float[] {30, 0, 0, 0, 0, -40});

    Scalar[] scalars = scalars();
    float[] shortened = {0.6f, 0, 0, 0, 0, -0.8f};
    for (int i = 0; i < scalars.length; i++) {
      scalars[i].step(1, shortened[i]);
    }
    requireSame(scalars);
    assertThat(number(optimizer.means(), 0)).isCloseTo(0.06f, TOLERANCE);
    assertThat(number(optimizer.variances(), 5)).isCloseTo(0.0128f, TOLERANCE);
  }

  @Test
  void onlyMapsDecay() {
    step(1, new float[6]);

    assertThat(weights.get("map").toFloatArray())
        .containsExactly(new float[] {0.998f, -1.996f, 2.994f, 0.499f}, TOLERANCE);
    assertThat(weights.get("bias").toFloatArray()).containsExactly(0.25f, -0.75f);
  }

  @Test
  void clearsTheGradients() {
    step(1, new float[] {1, 2, 3, 4, 5, 6});

    assertThat(weights.get("map").getGradient().toFloatArray()).containsOnly(0);
    assertThat(weights.get("bias").getGradient().toFloatArray()).containsOnly(0);
  }

  /** A step with these gradients: those of a sum in which each weight counts so often. */
  private void step(int step, float[] slopes) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray map = scope.create(Arrays.copyOf(slopes, 4), new Shape(2, 2));
      NDArray bias = scope.create(Arrays.copyOfRange(slopes, 4, 6));
      collector.backward(
          map.mul(weights.get("map")).sum().add(bias.mul(weights.get("bias")).sum()));
    }
    optimizer.step(step, RATE);
  }

  private Scalar[] scalars() {
    return new Scalar[] {
      new Scalar(1, true),
      new Scalar(-2, true),
      new Scalar(3, true),
      new Scalar(0.5, true),
      new Scalar(0.25, false),
      new Scalar(-0.75, false)
    };
  }

  private void requireSame(Scalar[] scalars) {
    for (int i = 0; i < scalars.length; i++) {
      assertThat(number(weights, i))
          .as("weight %d", i)
          .isCloseTo((float) scalars[i].weight, TOLERANCE);
      assertThat(number(optimizer.averages(), i))
          .as("average %d", i)
          .isCloseTo((float) scalars[i].average, TOLERANCE);
    }
  }

  private static float number(Map<String, NDArray> arrays, int index) {
    return index < 4
        ? arrays.get("map").toFloatArray()[index]
        : arrays.get("bias").toFloatArray()[index - 4];
  }
}
