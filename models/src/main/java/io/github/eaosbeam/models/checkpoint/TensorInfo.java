package io.github.eaosbeam.models.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a checkpoint says of one of its tensors.
 *
 * @param name its key in the state dict
 * @param type the number format it is stored in
 * @param shape its dimensions, outermost first; empty for a scalar
 */
public record TensorInfo(String name, ElementType type, List<Long> shape) {
  public TensorInfo {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    shape = List.copyOf(shape);
    Shapes.elements(shape);
  }

  /** The number of its elements. */
  public long elements() {
    return Shapes.elements(shape);
  }
}
