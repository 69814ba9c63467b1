package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Turns checkpoint tensors into arrays of the network's own manager. On the CPU an array is the
 * source's buffer itself, so a mapped checkpoint costs no memory of its own.
 */
final class Weights {
  private final NDManager manager;
  private final WeightSource source;
  private final Map<String, List<Long>> shapes;

  Weights(NDManager manager, WeightSource source, Architecture architecture) {
    this.manager = manager;
    this.source = source;
    this.shapes = architecture.shapes();
  }

  NDArray array(String name) {
    return create(source.float32(name), shape(name));
  }

  Affine affine(String name) {
    return new Affine(array(name + ".weight"), array(name + ".bias"));
  }

  Norm norm(String name, float epsilon) {
    return new Norm(array(name + ".weight"), array(name + ".bias"), epsilon);
  }

  /** Rows {@code from} to {@code to} of a fused attention projection. */
  Affine rows(String attention, long from, long to) {
    String weight = attention + ".in_proj_weight";
    long width = shape(weight).get(1);
    return new Affine(
        create(
            slice(source.float32(weight), from * width, to * width), new Shape(to - from, width)),
        create(slice(source.float32(attention + ".in_proj_bias"), from, to), new Shape(to - from)));
  }

  /**
   * Several maps of one input as one map; the first one's output is multiplied by {@code scale}.
   */
  Affine stacked(List<String> names, float scale) {
    return new Affine(stack(names, ".weight", scale), stack(names, ".bias", scale));
  }

  private NDArray stack(List<String> names, String suffix, float scale) {
    long rows = names.stream().mapToLong(name -> shape(name + suffix).get(0)).sum();
    Shape first = shape(names.get(0) + suffix);
    Shape shape = first.dimension() == 1 ? new Shape(rows) : new Shape(rows, first.get(1));
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(shape.size(), Float.BYTES)))
            .order(ByteOrder.nativeOrder());
    FloatBuffer floats = bytes.asFloatBuffer();
    float factor = scale;
    for (String name : names) {
      copy(source.float32(name + suffix).asFloatBuffer(), factor, floats);
      factor = 1;
    }
    return create(bytes, shape);
  }

  private static void copy(FloatBuffer from, float factor, FloatBuffer to) {
    if (factor == 1) {
      to.put(from);
    } else {
      while (from.hasRemaining()) {
        to.put(from.get() * factor);
      }
    }
  }

  private static ByteBuffer slice(ByteBuffer floats, long from, long to) {
    int start = Math.toIntExact(from * Float.BYTES);
    return floats.slice(start, Math.toIntExact(to * Float.BYTES) - start).order(floats.order());
  }

  private NDArray create(ByteBuffer floats, Shape shape) {
    return manager.create(floats, shape, DataType.FLOAT32);
  }

  private Shape shape(String name) {
    return new Shape(shapes.get(name));
  }
}
