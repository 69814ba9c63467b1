package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.eaosbeam.models.encoder.Architecture;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A network's weights while they are learnt, by the names they have in a checkpoint. Not safe for
 * several threads.
 */
final class Parameters {
  /** Standard deviation of a fresh table, as BERT's. */
  private static final double SPREAD = 0.02;

  private static final double LONGEST_WAVE = 10_000;

  private final Map<String, NDArray> byName;

  /** Weights that exist already, or some of them. */
  Parameters(Map<String, NDArray> byName) {
    this.byName = byName;
  }

  /**
   * Fresh weights of a network and of the taggers that are learnt beside it: normal for maps and
   * tables, sines and cosines for positions (so that near places look alike from the start), 1 and
   * 0 for norms.
   */
  static Parameters random(Architecture architecture, long seed, NDManager manager) {
    Random random = new Random(seed);
    int width = architecture.encoder().hidden();
    Map<String, List<Long>> shapes = new LinkedHashMap<>(architecture.shapes());
    shapes.putAll(Taggers.shapes(architecture));
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    shapes.forEach(
        (name, sizes) -> {
          Shape shape = new Shape(sizes);
          NDArray array = manager.create(fresh(name, shape, width, random), shape);
          array.setRequiresGradient(true);
          arrays.put(name, array);
        });
    return new Parameters(arrays);
  }

  private static float[] fresh(String name, Shape shape, int width, Random random) {
    float[] numbers = new float[Math.toIntExact(shape.size())];
    if (name.matches(".*(LayerNorm|norm[12])\\.weight")) {
      Arrays.fill(numbers, 1);
    } else if (!name.endsWith("bias")) {
      draw(numbers, deviation(name, shape), random);
    }
    if (name.endsWith("position_embeddings.weight")) {
      waves(numbers, width);
    }
    return numbers;
  }

  private static void draw(float[] numbers, double deviation, Random random) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextGaussian() * deviation);
    }
  }

  private static double deviation(String name, Shape shape) {
    boolean table = name.contains("embeddings");
    return table ? SPREAD : Math.sqrt(1.0 / shape.tail());
  }

  /** Sinusoids, <a href="https://arxiv.org/abs/1706.03762">Vaswani et al.</a>, scaled down. */
  private static void waves(float[] numbers, int width) {
    for (int i = 0; i < numbers.length; i++) {
      int column = i % width;
      int position = i / width;
      int even = column - column % 2;
      double angle = position / Math.pow(LONGEST_WAVE, even / (double) width);
      numbers[i] = (float) ((column % 2 == 0 ? Math.sin(angle) : Math.cos(angle)) * 2 * SPREAD);
    }
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
