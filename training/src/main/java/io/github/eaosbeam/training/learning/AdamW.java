package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Adam with decoupled weight decay, <a href="https://arxiv.org/abs/1711.05101">Loshchilov and
 * Hutter</a>, with its moments open, so that an interrupted run can go on. It keeps a moving
 * average of the weights too, which does better on new comments than the weights of any one step.
 */
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.98f;
  private static final float EPSILON = 1e-6f;
  private static final float LARGEST_GRADIENT = 1;
  private static final float WEIGHT_DECAY = 0.02f;

  /** The average takes a new share of the weights after every so many steps. */
  private static final int AVERAGED_STEPS = 8;

  private static final float AVERAGING = 0.984f;

  private final Parameters parameters;
  private final NDManager manager;
  private final Map<String, NDArray> means;
  private final Map<String, NDArray> variances;
  private final Map<String, NDArray> averages;

  /** A start: moments of zero, and averages that are the weights. */
  AdamW(Parameters parameters, NDManager manager) {
    this.parameters = parameters;
    this.manager = manager;
    means = forEach(weight -> manager.zeros(weight.getShape()));
    variances = forEach(weight -> manager.zeros(weight.getShape()));
    averages = forEach(weight -> manager.create(weight.toFloatArray(), weight.getShape()));
  }

  private Map<String, NDArray> forEach(Function<NDArray, NDArray> making) {
    Map<String, NDArray> made = new LinkedHashMap<>();
    parameters.byName().forEach((name, weight) -> made.put(name, making.apply(weight)));
    return made;
  }

  /** Moves all weights one step, the {@code step}th from 1, and clears their gradients. */
  void step(int step, float learningRate) {
    double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    float rate = (float) (learningRate * correction);
    float kept = kept(step / AVERAGED_STEPS);
    try (NDManager scope = manager.newSubManager()) {
      Map<String, NDArray> gradients = forEach(weight -> in(scope, weight.getGradient()));
      float scale = scale(gradients);
      gradients.forEach(
          (name, gradient) -> {
            NDArray change = change(name, gradient.muli(scale), scope).muli(-rate);
            NDArray weight = move(name, change, learningRate, scope);
            if (step % AVERAGED_STEPS == 0) {
              averages.get(name).muli(kept).addi(in(scope, weight.mul(1 - kept)));
            }
            gradient.muli(0);
          });
    }
  }

  /** What the {@code update}th average keeps of the one before: little while the start is near. */
  private static float kept(int update) {
    return Math.min(AVERAGING, (1f + update) / (10 + update));
  }

  /** What brings the length of all gradients together down to the longest allowed. */
  private static float scale(Map<String, NDArray> gradients) {
    double squares = gradients.values().stream().mapToDouble(g -> g.mul(g).sum().getFloat()).sum();
    return (float) Math.min(1, LARGEST_GRADIENT / (Math.sqrt(squares) + EPSILON));
  }

  private NDArray change(String name, NDArray gradient, NDManager scope) {
    NDArray mean = means.get(name).muli(BETA1).addi(gradient.mul(1 - BETA1));
    NDArray variance = variances.get(name).muli(BETA2).addi(gradient.mul(gradient).muli(1 - BETA2));
    NDArray deviation = in(scope, variance.sqrt()).addi(EPSILON);
    return in(scope, mean.div(deviation));
  }

  /** Norms and biases do not decay. */
  private NDArray move(String name, NDArray change, float learningRate, NDManager scope) {
    NDArray weight = in(scope, parameters.get(name).stopGradient());
    if (weight.getShape().dimension() > 1) {
      weight.muli(1 - learningRate * WEIGHT_DECAY);
    }
    return weight.addi(change);
  }

  /** An array belongs to the manager of what it was made from, here the one that stays. */
  private static NDArray in(NDManager scope, NDArray array) {
    array.attach(scope);
    return array;
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
