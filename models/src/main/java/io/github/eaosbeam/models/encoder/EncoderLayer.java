package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;

/**
 * One post-norm transformer layer of RoBERTa.
 *
 * @param relu whether the feed-forward part uses ReLU; otherwise the exact (erf) GELU
 */
record EncoderLayer(
    SelfAttention attention,
    Norm attentionNorm,
    Affine inner,
    boolean relu,
    Affine outer,
    Norm outputNorm) {

  static EncoderLayer load(Weights weights, EncoderConfig config, int index) {
    String layer = "bert.encoder.layer." + index + ".";
    String self = layer + "attention.self.";
    float scale = (float) (1 / Math.sqrt(config.headWidth()));
    return new EncoderLayer(
        new SelfAttention(
            weights.stacked(List.of(self + "query", self + "key", self + "value"), scale),
            weights.affine(layer + "attention.output.dense"),
            config.heads()),
        weights.norm(layer + "attention.output.LayerNorm", config.layerNormEpsilon()),
        weights.affine(layer + "intermediate.dense"),
        config.activation().equals("relu"),
        weights.affine(layer + "output.dense"),
        weights.norm(layer + "output.LayerNorm", config.layerNormEpsilon()));
  }

  /** x [T, D] to [T, D]. */
  NDArray apply(NDArray x, PackLayout layout) {
    NDArray attended = attentionNorm.apply(attention.apply(x, layout).addi(x));
    NDArray widened = inner.apply(attended); // [T, F]
    NDArray activated = relu ? Activation.relu(widened) : Activation.gelu(widened);
    return outputNorm.apply(outer.apply(activated).addi(attended));
  }
}
