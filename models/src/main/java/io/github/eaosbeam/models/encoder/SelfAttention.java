package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.eaosbeam.models.encoder.PackedBatch.Group;

/**
 * Multi-head scaled dot-product self-attention, <a href="https://arxiv.org/abs/1706.03762">Vaswani
 * et al.</a>, each comment on its own rows.
 *
 * <p>T rows in the pack; G comments in a group, R rows of each; D width, H heads, K = D / H. Query,
 * key and value are one map, the scale folded into the query's part. Heads are copied apart before
 * anything is split, so that the products see one memory layout however many comments a group has:
 * the library may round differently for another layout.
 *
 * @param queryKeyValue [3D, D]
 * @param output [D, D]
 * @param heads H
 */
record SelfAttention(Affine queryKeyValue, Affine output, int heads) {

  /** x [T, D] to [T, D]. */
  NDArray apply(NDArray x, PackLayout layout) {
    NDList parts = Heads.apart(queryKeyValue.apply(x), 3, heads).split(3); // each [1, H, T, K]
    NDList queries = parts.get(0).split(layout.boundaries(), 2); // each [1, H, GR, K]
    NDList keys = parts.get(1).split(layout.boundaries(), 2);
    NDList values = parts.get(2).split(layout.boundaries(), 2);
    NDList contexts = new NDList();
    for (int i = 0; i < layout.groups().size(); i++) {
      Group group = layout.groups().get(i);
      NDArray mask = layout.keyMasks().get(i);
      contexts.add(attend(queries.get(i), keys.get(i), values.get(i), group, mask));
    }
    NDArray mixed = NDArrays.concat(contexts, 1); // [H, T, K]
    return output.apply(mixed.transpose(1, 0, 2).reshape(x.getShape()));
  }

  private NDArray attend(NDArray query, NDArray key, NDArray value, Group group, NDArray mask) {
    NDArray q = byComment(query, group); // [HG, R, K]
    NDArray k = byComment(key, group);
    NDArray scores = q.matMul(k.swapAxes(1, 2)); // [HG, R, R]
    if (group.padRow()) {
      scores.addi(mask);
    }
    NDArray context = scores.softmax(-1).matMul(byComment(value, group)); // [HG, R, K]
    return context.reshape(heads, group.totalRows(), -1); // [H, GR, K]
  }

  private NDArray byComment(NDArray rows, Group group) {
    return rows.reshape((long) heads * group.comments(), group.rows(), -1);
  }
}
