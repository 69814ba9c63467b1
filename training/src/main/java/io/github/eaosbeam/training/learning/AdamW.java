package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay, <a href="https://arxiv.org/abs/1711.05101">Loshchilov and
 * Hutter</a>, with the moments open, so that an interrupted run can go on. Keeps a moving average
 * of the weights too, which judges better than the last step's.
 */
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.98f;
  private static final float EPSILON = 1e-6f;
  private static final float LARGEST_GRADIENT = 1;

  private final Parameters parameters;
  private final NDManager manager;
  private final float weightDecay;
  private final float averaging;
  private final Map<String, NDArray> means = new LinkedHashMap<>();
  private final Map<String, NDArray> variances = new LinkedHashMap<>();
  private final Map<String, NDArray> averages = new LinkedHashMap<>();

  /**
   * @param averaging share of the old average that stays at each step
   */
  AdamW(Parameters parameters, float weightDecay, float averaging, NDManager manager) {
    this.parameters = parameters;
    this.manager = manager;
    this.weightDecay = weightDecay;
    this.averaging = averaging;
    parameters
        .byName()
        .forEach(
            (name, weight) -> {
              means.put(name, manager.zeros(weight.getShape()));
              variances.put(name, manager.zeros(weight.getShape()));
              NDArray average = manager.zeros(weight.getShape());
              average.addi(weight.stopGradient());
              averages.put(name, average);
            });
  }

  /** Moves all weights one step, the {@code step}th from 1, and clears their gradients. */
  void step(int step, float learningRate) {
    try (NDManager scope = manager.newSubManager()) {
      float scale = clipping(scope);
      double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
      parameters
          .byName()
          .forEach((name, weight) -> move(name, weight, scale, learningRate, correction, scope));
    }
  }

  private float clipping(NDManager scope) {
    double squares = 0;
    for (NDArray weight : parameters.byName().values()) {
      NDArray gradient = weight.getGradient();
      gradient.attach(scope);
      squares += gradient.mul(gradient).sum().getFloat();
    }
    double norm = Math.sqrt(squares);
    return (float) Math.min(1, LARGEST_GRADIENT / (norm + EPSILON));
  }

  private void move(
      String name,
      NDArray weight,
      float scale,
      float learningRate,
      double correction,
      NDManager scope) {
    NDArray raw = weight.getGradient();
    raw.attach(scope);
    NDArray gradient = raw.mul(scale);
    NDArray mean = means.get(name).muli(BETA1);
    mean.addi(gradient.mul(1 - BETA1));
    NDArray variance = variances.get(name).muli(BETA2);
    variance.addi(gradient.mul(gradient).muli(1 - BETA2));
    NDArray denominator = variance.sqrt();
    denominator.attach(scope);
    NDArray change = mean.div(denominator.addi(EPSILON));
    change.attach(scope);
    change.muli(-learningRate * correction);
    NDArray plain = weight.stopGradient();
    plain.attach(scope);
    if (weight.getShape().dimension() > 1) {
      plain.muli(1 - learningRate * weightDecay);
    }
    plain.addi(change);
    NDArray kept = plain.mul(1 - averaging);
    kept.attach(scope);
    averages.get(name).muli(averaging).addi(kept);
    raw.muli(0);
  }

  Map<String, NDArray> means() {
    return means;
  }

  Map<String, NDArray> variances() {
    return variances;
  }

  Map<String, NDArray> averages() {
    return averages;
  }
}
