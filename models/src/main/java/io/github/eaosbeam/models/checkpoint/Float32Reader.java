package io.github.eaosbeam.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Turns a stored tensor into float32 numbers, row by row, without a copy where it can. */
final class Float32Reader {
  /** An expanded tensor (strides of 0) repeats elements; a forged one would do so without end. */
  private static final long MAX_EXPANDED_ELEMENTS = 1 << 24;

  private final Place place;
  private final ByteOrder order;

  /**
   * @param place the tensor, for messages
   * @param order of the bytes in the file
   */
  Float32Reader(Place place, ByteOrder order) {
    this.place = place;
    this.order = order;
  }

  /**
   * A read-only direct buffer of {@code 4 * elements} bytes, little-endian. It is the file itself,
   * mapped, where the numbers lie there just so; native code may want floats at multiples of 4.
   */
  ByteBuffer read(StoredTensor tensor, Blob blob) {
    requireReadable(tensor, blob);
    ByteBuffer source =
        blob.read(tensor.firstByte(), tensor.span() * tensor.type().bytes()).order(order);
    if (!tensor.isRowMajor()) {
      return finished(gathered(tensor, source));
    }
    if (tensor.type() != ElementType.FLOAT32 || order != ByteOrder.LITTLE_ENDIAN) {
      return finished(widened(tensor, source));
    }
    return blob.isAligned(tensor.firstByte()) ? source : finished(target(tensor).put(source));
  }

  private void requireReadable(StoredTensor tensor, Blob blob) {
    ElementType type = tensor.type();
    if (!type.isReadableAsFloat32()) {
      throw place.refused("holds %s, not floating point".formatted(type), "save it as float32");
    }
    if (tensor.storage().requiredBytes() > blob.length()) {
      throw place.damaged(
          "its storage %s has %d bytes where %d are declared"
              .formatted(
                  Printable.of(tensor.storage().key()),
                  blob.length(),
                  tensor.storage().requiredBytes()));
    }
    long elements = tensor.elements();
    boolean isExpanded = elements > tensor.span();
    if (elements > Integer.MAX_VALUE / Float.BYTES
        || (isExpanded && elements > MAX_EXPANDED_ELEMENTS)) {
      throw place.refused(
          "shape %s is too large to hold in memory".formatted(tensor.shape()), "split the tensor");
    }
  }

  private static ByteBuffer target(StoredTensor tensor) {
    int bytes = (int) (tensor.elements() * Float.BYTES);
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer finished(ByteBuffer filled) {
    return filled.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer widened(StoredTensor tensor, ByteBuffer source) {
    ByteBuffer target = target(tensor);
    ElementType type = tensor.type();
    for (int from = 0; from < source.limit(); from += type.bytes()) {
      target.putFloat(type.read(source, from));
    }
    return target;
  }

  private static ByteBuffer gathered(StoredTensor tensor, ByteBuffer source) {
    ByteBuffer target = target(tensor);
    if (target.hasRemaining()) {
      gather(tensor, 0, 0, source, target);
    }
    return target;
  }

  /** Depth is at most {@link Shapes#MAX_DIMENSIONS}, and every level is at least one element. */
  private static void gather(
      StoredTensor tensor, int dimension, int fromByte, ByteBuffer source, ByteBuffer target) {
    List<Long> shape = tensor.shape();
    if (dimension == shape.size()) {
      target.putFloat(tensor.type().read(source, fromByte));
      return;
    }
    int step = (int) (tensor.strides().get(dimension) * tensor.type().bytes());
    for (int i = 0; i < shape.get(dimension); i++) {
      gather(tensor, dimension + 1, fromByte + i * step, source, target);
    }
  }
}
