package io.github.eaosbeam.models.checkpoint;

import static java.util.Objects.requireNonNull;

/**
 * A run of elements that tensors are views of.
 *
 * @param key the name the file keeps its bytes under
 * @param type the number format
 * @param first the element it starts at, among those under {@code key}
 * @param elements how many there are
 */
record StorageReference(String key, ElementType type, long first, long elements)
    implements PickleValue {
  private static final long MAX_ELEMENTS = Long.MAX_VALUE / 64; // bytes, and sums, fit a long

  StorageReference {
    requireNonNull(key, "key");
    requireNonNull(type, "type");
    if (first < 0 || elements < 0 || first > MAX_ELEMENTS || elements > MAX_ELEMENTS) {
      throw new IllegalArgumentException(
          "storage of %d elements from element %d".formatted(elements, first));
    }
  }

  /** The bytes that must lie under the key. */
  long requiredBytes() {
    return (first + elements) * type.bytes();
  }

  @Override
  public String description() {
    return "a bare storage";
  }
}
