package io.github.eaosbeam.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * The speed of the machine's own matrix product, PyTorch's in float32, of the shapes that a
 * PhoBERT-base layer has in its feed-forward part: [512, 768] x [768, 3072], and back. For one
 * thread, like the product.
 */
final class ProductSpeed implements AutoCloseable {
  private static final int ROWS = 512;
  private static final int NARROW = 768;
  private static final int WIDE = 3072;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final NDArray x = manager.randomNormal(new Shape(ROWS, NARROW));
  private final NDArray widen = manager.randomNormal(new Shape(NARROW, WIDE));
  private final NDArray narrow = manager.randomNormal(new Shape(WIDE, NARROW));

  /** Multiplies for so long, and returns the number of floating-point operations. */
  long multiplyFor(long nanos) {
    // A thread that has only multiplied has not been told by PyTorch how many threads it may use,
    // and uses all there are; any other operation tells it.
    x.add(x).close();
    long start = System.nanoTime();
    long operations = 0;
    while (System.nanoTime() - start < nanos) {
      try (NDArray wide = x.matMul(widen);
          NDArray back = wide.matMul(narrow)) {
        operations += 2 * wide.size() * NARROW + 2 * back.size() * WIDE;
      }
    }
    return operations;
  }

  @Override
  public void close() {
    manager.close();
  }
}
