package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;

/** Reorders the columns of a fused projection. */
final class Heads {
  private Heads() {}

  /**
   * Copies the heads apart.
   *
   * @param fused [T, PHK]: P projections of H heads of width K
   * @return [P, H, T, K], contiguous
   */
  static NDArray apart(NDArray fused, long projections, long heads) {
    long rows = fused.getShape().get(0);
    return fused
        .reshape(rows, projections, heads, -1)
        .transpose(1, 2, 0, 3)
        .flatten()
        .reshape(projections, heads, rows, -1);
  }
}
