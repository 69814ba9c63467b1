package io.github.eaosbeam.training.learning;

import io.github.eaosbeam.models.encoder.Architecture;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * The weights a network starts with.
 *
 * <p>Maps are normal with the deviation 1 / sqrt(inputs), tables normal with BERT's, norms 1 and
 * biases 0. Positions are sinusoids, <a href="https://arxiv.org/abs/1706.03762">Vaswani et al.</a>,
 * so that near places look alike from the start. And the span heads start as readers of positions:
 * head h of the query attention carries what it looks at through its value map and its columns of
 * the output map, and row p of a span head is what the vector of position p turns into on that way.
 * So learning where to look is learning what to answer; from random span heads that connection
 * takes longer to find than all the rest.
 */
final class FreshWeights {
  private static final double TABLE_DEVIATION = 0.02;
  private static final double POSITION_AMPLITUDE = 2 * TABLE_DEVIATION;

  /** The maps whose output is added to the stream that runs through all layers. */
  private static final Pattern BRANCH_ENDS =
      Pattern.compile(".*(output\\.dense|self_attn\\.out_proj|linear2)\\.weight");

  private static final double BRANCH_SHARE = 0.2;
  private static final double SPAN_HEAD_LENGTH = 2;

  private static final String POSITIONS = "bert.embeddings.position_embeddings.weight";

  /** The first token's row in the table of positions; those before it are padding's. */
  private static final int FIRST_POSITION = 2;

  private final Architecture architecture;
  private final int width;
  private final Random random;
  private final Map<String, float[]> byName = new LinkedHashMap<>();

  private FreshWeights(Architecture architecture, long seed) {
    this.architecture = architecture;
    this.width = architecture.encoder().hidden();
    this.random = new Random(seed);
  }

  /** Row-major numbers for each of {@code shapes}; the same for the same seed. */
  static Map<String, float[]> of(
      Architecture architecture, Map<String, List<Long>> shapes, long seed) {
    FreshWeights weights = new FreshWeights(architecture, seed);
    shapes.forEach((name, shape) -> weights.byName.put(name, weights.fresh(name, shape)));
    weights.fillPositions();
    for (int head = 0; head < Architecture.spanHeads().size(); head++) {
      weights.fillSpanHead(head);
    }
    return weights.byName;
  }

  private float[] fresh(String name, List<Long> shape) {
    float[] numbers = new float[Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact))];
    if (name.matches(".*(LayerNorm|norm[12])\\.weight")) {
      Arrays.fill(numbers, 1);
    } else if (!name.endsWith("bias")) {
      double deviation = deviation(name, shape.get(shape.size() - 1));
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) (random.nextGaussian() * deviation);
      }
    }
    return numbers;
  }

  private static double deviation(String name, double inputs) {
    if (name.contains("embeddings")) {
      return TABLE_DEVIATION;
    }
    if (name.equals("quad_queries")) {
      return 1;
    }
    double even = Math.sqrt(1 / inputs);
    return BRANCH_ENDS.matcher(name).matches() ? even * BRANCH_SHARE : even;
  }

  /** Wave lengths from 2 pi to about twice the places there are. */
  private void fillPositions() {
    float[] table = byName.get(POSITIONS);
    double longest = architecture.maxLength() / Math.PI;
    for (int i = 0; i < table.length; i++) {
      int column = i % width;
      int position = i / width;
      double angle = position / Math.pow(longest, (column - column % 2) / (double) width);
      table[i] =
          (float) ((column % 2 == 0 ? Math.sin(angle) : Math.cos(angle)) * POSITION_AMPLITUDE);
    }
  }

  private void fillSpanHead(int head) {
    int places = architecture.maxLength();
    double[][] rows = new double[places][];
    double[] mean = new double[width];
    for (int place = 0; place < places; place++) {
      rows[place] = carried(head, (place + FIRST_POSITION) * width);
      for (int i = 0; i < width; i++) {
        mean[i] += rows[place][i] / places;
      }
    }
    float[] weight = byName.get(Architecture.spanHeads().get(head) + ".weight"); // [maxLength, D]
    for (int place = 0; place < places; place++) {
      double length = 0;
      for (int i = 0; i < width; i++) {
        rows[place][i] -= mean[i];
        length += rows[place][i] * rows[place][i];
      }
      for (int i = 0; i < width; i++) {
        weight[place * width + i] = (float) (rows[place][i] * SPAN_HEAD_LENGTH / Math.sqrt(length));
      }
    }
  }

  /** What attention head {@code head} makes of the position vector that starts at {@code from}. */
  private double[] carried(int head, int from) {
    float[] table = byName.get(POSITIONS);
    float[] valueMap = byName.get("attention.in_proj_weight"); // [3D, D], the values' third last
    float[] outputMap = byName.get("attention.out_proj.weight"); // [D, D]
    int headWidth = width / Architecture.TAIL_HEADS;
    double[] carried = new double[width];
    for (int k = head * headWidth; k < (head + 1) * headWidth; k++) {
      double value = 0;
      for (int i = 0; i < width; i++) {
        value += valueMap[(2 * width + k) * width + i] * table[from + i];
      }
      for (int i = 0; i < width; i++) {
        carried[i] += outputMap[i * width + k] * value;
      }
    }
    return carried;
  }
}
