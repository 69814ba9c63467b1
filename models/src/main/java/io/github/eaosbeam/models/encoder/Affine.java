package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.util.List;

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

  /** The one map that does what this map followed by {@code next} does; both are used up. */
  Affine then(Affine next) {
    NDArray rows = bias.reshape(1, -1).repeat(0, PackedBatch.FEWEST_ROWS); // rounds as products do
    Affine both = new Affine(next.weight.matMul(weight), next.apply(rows).get(0));
    List.of(weight, bias, next.weight, next.bias).forEach(NDArray::close);
    return both;
  }
}
