package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.LayerNorm;

/**
 * Layer normalisation over the last axis, <a href="https://arxiv.org/abs/1607.06450">Ba et al.</a>
 *
 * @param weight [D]
 * @param bias [D]
 * @param epsilon added to the variance
 */
record Norm(NDArray weight, NDArray bias, float epsilon) {
  /** [T, D] to [T, D]. */
  NDArray apply(NDArray x) {
    return LayerNorm.layerNorm(x, weight.getShape(), weight, bias, epsilon).singletonOrThrow();
  }
}
