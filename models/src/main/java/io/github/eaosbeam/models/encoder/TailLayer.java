package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * One post-norm layer of the transformer behind the encoder.
 *
 * <p>The reference builds it without {@code batch_first} and feeds it one comment at a time, so its
 * self-attention runs over a sequence of length one: the softmax of a single score is 1, and what
 * remains is the value map followed by the output map, which are folded into one when they are
 * loaded.
 */
record TailLayer(
    Affine attention, Norm attentionNorm, Affine inner, Affine outer, Norm outputNorm) {
  /** The default of {@code torch.nn.TransformerEncoderLayer}. */
  private static final float EPSILON = 1e-5f;

  static TailLayer load(Weights weights, long width, int index) {
    String layer = "transformer.layers." + index + ".";
    return new TailLayer(
        weights
            .rows(layer + "self_attn", 2 * width, 3 * width)
            .then(weights.affine(layer + "self_attn.out_proj")),
        weights.norm(layer + "norm1", EPSILON),
        weights.affine(layer + "linear1"),
        weights.affine(layer + "linear2"),
        weights.norm(layer + "norm2", EPSILON));
  }

  /** x [T, D] to [T, D]. */
  NDArray apply(NDArray x) {
    NDArray attended = attentionNorm.apply(attention.apply(x).addi(x));
    NDArray activated = Activation.relu(inner.apply(attended)); // [T, F]
    return outputNorm.apply(outer.apply(activated).addi(attended));
  }
}
