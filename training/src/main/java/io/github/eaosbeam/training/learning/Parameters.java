package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.eaosbeam.models.encoder.Architecture;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network's weights while they are learnt, by the names they have in a checkpoint. Not safe for
 * several threads.
 */
final class Parameters {
  private final Map<String, NDArray> byName;

  /** Weights that exist already, or some of them. */
  Parameters(Map<String, NDArray> byName) {
    this.byName = byName;
  }

  /** Fresh weights of a network and of the taggers that are learnt beside it. */
  static Parameters random(Architecture architecture, long seed, NDManager manager) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>(architecture.shapes());
    shapes.putAll(Taggers.shapes(architecture));
    shapes.putAll(Cloze.shapes(architecture));
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    FreshWeights.of(architecture, shapes, seed)
        .forEach(
            (name, numbers) -> {
              NDArray array = manager.create(numbers, new Shape(shapes.get(name)));
              array.setRequiresGradient(true);
              arrays.put(name, array);
            });
    return new Parameters(arrays);
  }

  NDArray get(String name) {
    NDArray weight = byName.get(name);
    if (weight == null) {
      throw new IllegalArgumentException("there is no weight " + name);
    }
    return weight;
  }

  Map<String, NDArray> byName() {
    return Collections.unmodifiableMap(byName);
  }
}
