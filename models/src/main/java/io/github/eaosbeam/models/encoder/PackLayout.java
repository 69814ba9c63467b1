package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * What every attention of a pack needs: where the groups lie, and what is added to the scores of a
 * group's keys.
 *
 * @param pack the rows
 * @param keyMasks per group [R], minus infinity on the pad row: the encoder attends to real tokens
 *     only
 * @param padWeights per group [R, 1], log of the number of pad positions on the pad row: a query
 *     attends to all of them
 */
record PackLayout(PackedBatch pack, List<NDArray> keyMasks, List<NDArray> padWeights) {

  static PackLayout of(PackedBatch pack, int maxLength, NDManager manager) {
    List<NDArray> keyMasks = new ArrayList<>();
    List<NDArray> padWeights = new ArrayList<>();
    for (PackedBatch.Group group : pack.groups()) {
      int tokens = group.padRow() ? group.rows() - 1 : group.rows();
      float pads = group.padRow() ? maxLength - tokens : 1;
      keyMasks.add(manager.create(onLast(group, Float.NEGATIVE_INFINITY)));
      padWeights.add(manager.create(onLast(group, (float) Math.log(pads))).reshape(-1, 1));
    }
    return new PackLayout(pack, keyMasks, padWeights);
  }

  /** The groups in row order. */
  List<PackedBatch.Group> groups() {
    return pack.groups();
  }

  /** Row at which each group but the first begins. */
  long[] boundaries() {
    return pack.boundaries();
  }

  private static float[] onLast(PackedBatch.Group group, float value) {
    float[] row = new float[group.rows()];
    if (group.padRow()) {
      row[row.length - 1] = value;
    }
    return row;
  }
}
