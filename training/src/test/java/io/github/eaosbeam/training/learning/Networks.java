package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.eaosbeam.models.encoder.Architecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small networks to test with. */
final class Networks {
  static final int VOCABULARY = 40;

  /** Weights between two whole numbers. */
  private static final float STEPS = 256;

  private Networks() {}

  static Architecture architecture(int maxLength) {
    return new NetworkSizes(50, maxLength, 3, 2, 16, 2, 24, 20)
        .architecture(VOCABULARY, Labels.reference());
  }

  /** Weights each of which matters, that float16 can hold, of a network that tells texts apart. */
  static Parameters random(Architecture architecture, Random random, NDManager manager) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>(architecture.shapes());
    shapes.putAll(Taggers.shapes(architecture));
    shapes.putAll(Cloze.shapes(architecture));
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    shapes.forEach(
        (name, sizes) -> {
          Shape shape = new Shape(sizes);
          NDArray array = manager.create(numbers(name, shape, random), shape);
          array.setRequiresGradient(true);
          arrays.put(name, array);
        });
    return new Parameters(arrays);
  }

  private static float[] numbers(String name, Shape shape, Random random) {
    boolean norm = name.matches(".*(LayerNorm|norm[12])\\.weight");
    boolean map = shape.dimension() > 1 && !name.contains("embeddings");
    double spread = map ? 2 / Math.sqrt((double) shape.tail()) : shape.dimension() > 1 ? 1 : 0.3;
    float[] numbers = new float[(int) shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      double number = (norm ? 1 : 0) + random.nextGaussian() * spread;
      numbers[i] = Math.round(number * STEPS) / STEPS;
    }
    return numbers;
  }

  /** A comment of {@code length} tokens, a literal padding token among them now and then. */
  static int[] ids(int length, Random random) {
    int[] ids = random.ints(length, 1, VOCABULARY).toArray();
    ids[0] = 0;
    ids[length - 1] = 2;
    return ids;
  }
}
