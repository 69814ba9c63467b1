package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

/**
 * {@code x W^T + b}.
 *
 * @param weight [out, in]
 * @param bias [out]
 */
record Affine(NDArray weight, NDArray bias) {
  /** [T, in] to [T, out]. */
  NDArray apply(NDArray x) {
    return Linear.linear(x, weight, bias).singletonOrThrow();
  }
}
