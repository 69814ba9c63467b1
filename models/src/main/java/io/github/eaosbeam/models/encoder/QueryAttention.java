package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.eaosbeam.models.encoder.PackedBatch.Group;

/**
 * The learned queries' attention over all positions of a comment, padding included.
 *
 * <p>All pad positions of a comment hold the same vector and so get the same score {@code s}:
 * {@code m} of them weigh {@code m * exp(s) = exp(s + log m)}, which is what the one pad row gets.
 *
 * <p>T rows in the pack; G comments in a group, R rows of each; C comments in the pack; D width, H
 * heads, K = D / H; Q queries.
 *
 * @param queries [H, 1, K, Q], projected and scaled at load, for they are the same for every
 *     comment
 * @param keyValue [2D, D]
 * @param output [D, D]
 */
record QueryAttention(NDArray queries, Affine keyValue, Affine output) {
  private static final int HEADS = Architecture.TAIL_HEADS;

  static QueryAttention load(Weights weights, long width) {
    Affine query = weights.rows("attention", 0, width);
    NDArray learned = weights.array("quad_queries"); // [Q, D]
    long count = learned.getShape().get(0);
    NDArray projected =
        Scope.run(
            learned,
            x ->
                query
                    .apply(x)
                    .mul(1 / Math.sqrt((double) width / HEADS))
                    .reshape(count, HEADS, -1)
                    .transpose(1, 2, 0) // [H, K, Q]
                    .flatten()
                    .reshape(HEADS, 1, -1, count));
    return new QueryAttention(
        projected,
        weights.rows("attention", width, 3 * width),
        weights.affine("attention.out_proj"));
  }

  /** x [T, D] to [CQ, D], followed by {@code spareRows} rows of zeros mapped likewise. */
  NDArray apply(NDArray x, PackLayout layout, long spareRows) {
    NDList parts = Heads.apart(keyValue.apply(x), 2, HEADS).split(2); // each [1, H, T, K]
    NDList keys = parts.get(0).split(layout.boundaries(), 2); // each [1, H, GR, K]
    NDList values = parts.get(1).split(layout.boundaries(), 2);
    NDList contexts = new NDList();
    for (int i = 0; i < layout.groups().size(); i++) {
      contexts.add(
          attend(keys.get(i), values.get(i), layout.groups().get(i), layout.padWeights().get(i)));
    }
    long headWidth = x.getShape().get(1) / HEADS;
    if (spareRows > 0) {
      contexts.add(
          x.getManager().zeros(new ai.djl.ndarray.types.Shape(HEADS, spareRows, headWidth)));
    }
    NDArray mixed = NDArrays.concat(contexts, 1); // [H, CQ, K]
    return output.apply(mixed.transpose(1, 0, 2).reshape(-1, x.getShape().get(1)));
  }

  private NDArray attend(NDArray key, NDArray value, Group group, NDArray padWeight) {
    NDArray scores = byComment(key, group).matMul(queries); // [H, G, R, Q]
    if (group.padRow()) {
      scores.addi(padWeight);
    }
    NDArray weights = scores.swapAxes(2, 3).softmax(-1); // [H, G, Q, R]
    NDArray context = weights.matMul(byComment(value, group)); // [H, G, Q, K]
    return context.reshape(HEADS, group.comments() * queries.getShape().get(3), -1);
  }

  private static NDArray byComment(NDArray rows, Group group) {
    return rows.reshape(HEADS, group.comments(), group.rows(), -1);
  }
}
