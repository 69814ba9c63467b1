package io.github.eaosbeam.models.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Arithmetic on shapes and strides (both in elements, outermost first) that cannot overflow. */
final class Shapes {
  /** As many dimensions as PyTorch allows. */
  static final int MAX_DIMENSIONS = 64;

  private Shapes() {}

  /**
   * The number of elements in {@code shape}.
   *
   * @throws IllegalArgumentException where a dimension is negative or the product too large
   */
  static long elements(List<Long> shape) {
    if (shape.size() > MAX_DIMENSIONS) {
      throw new IllegalArgumentException("%d dimensions".formatted(shape.size()));
    }
    if (shape.stream().anyMatch(dimension -> dimension < 0)) {
      throw new IllegalArgumentException("negative dimension in shape " + shape);
    }
    try {
      return shape.contains(0L) ? 0 : shape.stream().reduce(1L, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("too many elements in shape " + shape, e);
    }
  }

  /** The strides of a tensor whose rows lie one behind the other. */
  static List<Long> rowMajor(List<Long> shape) {
    List<Long> strides = new ArrayList<>();
    long stride = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      strides.add(stride);
      stride *= Math.max(1, shape.get(i));
    }
    Collections.reverse(strides);
    return strides;
  }

  /**
   * How many elements lie from the first to the last one of a tensor, gaps included.
   *
   * @throws IllegalArgumentException where the strides do not fit the shape
   */
  static long span(List<Long> shape, List<Long> strides) {
    if (strides.size() != shape.size() || strides.stream().anyMatch(stride -> stride < 0)) {
      throw new IllegalArgumentException("strides %s for shape %s".formatted(strides, shape));
    }
    if (elements(shape) == 0) {
      return 0;
    }
    try {
      long last = 0;
      for (int i = 0; i < shape.size(); i++) {
        last = Math.addExact(last, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
      }
      return Math.addExact(last, 1);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("strides %s are too large".formatted(strides), e);
    }
  }

  /** Whether elements lie one behind the other; the stride of a dimension of 1 does not matter. */
  static boolean isRowMajor(List<Long> shape, List<Long> strides) {
    List<Long> expected = rowMajor(shape);
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) > 1 && !strides.get(i).equals(expected.get(i))) {
        return false;
      }
    }
    return true;
  }
}
