package io.github.eaosbeam.models.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A tensor as a view of a storage.
 *
 * @param storage what it is a view of
 * @param offset its first element, counted from the storage's first one
 * @param shape its dimensions, outermost first
 * @param strides elements of the storage from one index to the next, per dimension
 */
record StoredTensor(StorageReference storage, long offset, List<Long> shape, List<Long> strides)
    implements PickleValue {
  StoredTensor {
    requireNonNull(storage, "storage");
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
    long span = Shapes.span(shape, strides);
    if (offset < 0 || offset > storage.elements() || span > storage.elements() - offset) {
      throw new IllegalArgumentException(
          "shape %s, strides %s from element %d leave the storage of %d elements"
              .formatted(shape, strides, offset, storage.elements()));
    }
  }

  /** A tensor that fills its storage row by row. */
  static StoredTensor rowMajor(StorageReference storage, List<Long> shape) {
    return new StoredTensor(storage, 0, shape, Shapes.rowMajor(shape));
  }

  ElementType type() {
    return storage.type();
  }

  long elements() {
    return Shapes.elements(shape);
  }

  /** Elements of the storage from its first to its last one. */
  long span() {
    return Shapes.span(shape, strides);
  }

  boolean isRowMajor() {
    return Shapes.isRowMajor(shape, strides);
  }

  /** The first byte it needs of what lies under the storage's key. */
  long firstByte() {
    return (storage.first() + offset) * type().bytes();
  }

  @Override
  public String description() {
    return "a tensor of shape " + shape;
  }
}
