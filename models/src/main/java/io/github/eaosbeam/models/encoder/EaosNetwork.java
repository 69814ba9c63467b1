package io.github.eaosbeam.models.encoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import io.github.eaosbeam.models.DeviceChoice;
import io.github.eaosbeam.models.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Multi-EAOS network: token ids to scores.
 *
 * <p>The encoder is RoBERTa, <a href="https://arxiv.org/abs/1907.11692">Liu et al.</a> Any number
 * of threads may call {@link #scores} at once; {@link #close} only when none does.
 */
public final class EaosNetwork implements AutoCloseable {
  /** Element-wise CPU kernels handle this many floats at a time, on the widest vector units. */
  private static final int KERNEL_FLOATS = 32;

  private final Architecture architecture;
  private final int rowMultiple;
  private final NDManager manager;
  private final NDArray words;
  private final NDArray places;
  private final Norm embeddingNorm;
  private final List<EncoderLayer> layers;
  private final List<TailLayer> tail;
  private final QueryAttention queryAttention;
  private final Affine heads;

  private EaosNetwork(Architecture architecture, WeightSource source, Device device) {
    this.architecture = architecture;
    this.rowMultiple = rowMultiple(architecture);
    this.manager = NDManager.newBaseManager(device);
    Weights weights = new Weights(manager, source, architecture);
    EncoderConfig encoder = architecture.encoder();
    int width = encoder.hidden();
    words = weights.array("bert.embeddings.word_embeddings.weight");
    places = places(weights);
    embeddingNorm = weights.norm("bert.embeddings.LayerNorm", encoder.layerNormEpsilon());
    layers =
        IntStream.range(0, encoder.layers())
            .mapToObj(i -> EncoderLayer.load(weights, encoder, i))
            .toList();
    tail =
        IntStream.range(0, Architecture.TAIL_LAYERS)
            .mapToObj(i -> TailLayer.load(weights, width, i))
            .toList();
    queryAttention = QueryAttention.load(weights, width);
    heads = weights.stacked(headNames(), 1);
  }

  /**
   * Takes the weights from {@code source} onto the device that {@code choice} means here.
   *
   * @throws ModelException where the engine does not start, or a GPU is demanded and there is none
   */
  public static EaosNetwork load(
      Architecture architecture, WeightSource source, DeviceChoice choice) {
    return new EaosNetwork(architecture, source, InferenceDevice.choose(choice));
  }

  /** The device the network runs on, {@code cpu} or {@code gpu0}. */
  public String device() {
    Device device = manager.getDevice();
    return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
  }

  /** Threads that keep the device busy: one per processor, or one that feeds the GPU. */
  public int threads(int processors) {
    return manager.getDevice().isGpu() ? 1 : processors;
  }

  /** Rows that a comment of {@code tokens} tokens takes in a pack. */
  public int rows(int tokens) {
    return PackedBatch.rows(tokens, architecture.maxLength());
  }

  /** Floating-point operations that a comment of {@code tokens} tokens needs. */
  public long operations(int tokens) {
    return architecture.operations(tokens);
  }

  /**
   * The scores of each comment.
   *
   * @param sequences token ids, sentence marks included, unpadded, at most {@code maxLength} each,
   *     in order of length
   * @return per comment, in the order of {@code sequences}, the heads one behind the other, each
   *     for every query in turn: entity start, entity end, opinion start, opinion end [Q, maxLength
   *     each], aspect [Q, aspects], sentiment [Q, sentiments]
   */
  public List<float[]> scores(List<int[]> sequences) {
    PackedBatch pack = new PackedBatch(sequences, architecture.maxLength(), rowMultiple);
    try (NDManager scope = manager.newSubManager()) {
      PackLayout layout = PackLayout.of(pack, architecture.maxLength(), scope);
      NDArray x = Scope.run(embed(pack, scope), embeddingNorm::apply); // [T, D]
      for (EncoderLayer layer : layers) {
        x = Scope.run(x, input -> layer.apply(input, layout));
      }
      for (TailLayer layer : tail) {
        x = Scope.run(x, layer::apply);
      }
      long rows =
          (long) pack.groups().stream().mapToInt(PackedBatch.Group::comments).sum()
              * architecture.queries();
      long spareRows = Math.max(0, PackedBatch.FEWEST_ROWS - rows);
      NDArray attended =
          Scope.run(x, input -> queryAttention.apply(input, layout, spareRows)); // [CQ, D]
      return split(heads.apply(attended).toFloatArray(), pack.comments());
    }
  }

  /** Frees the weights. */
  @Override
  public void close() {
    manager.close();
  }

  private NDArray embed(PackedBatch pack, NDManager scope) {
    Shape rows = new Shape(pack.rows());
    return lookUp(scope.create(pack.ids(), rows), words)
        .addi(lookUp(scope.create(pack.positions(), rows), places));
  }

  private static NDArray lookUp(NDArray ids, NDArray table) {
    return Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
  }

  /** Position vectors with the one token type that is ever used added to each, [P, D]. */
  private static NDArray places(Weights weights) {
    NDArray positions = weights.array("bert.embeddings.position_embeddings.weight");
    NDArray types = weights.array("bert.embeddings.token_type_embeddings.weight");
    try (NDManager scope = positions.getManager().newSubManager()) {
      types.attach(scope);
      return Scope.run(positions, x -> x.add(types.get(0)));
    }
  }

  private List<float[]> split(float[] scores, int comments) {
    int[] widths = headWidths();
    int row = Arrays.stream(widths).sum();
    List<float[]> perComment = new ArrayList<>(comments);
    for (int comment = 0; comment < comments; comment++) {
      perComment.add(headByHead(scores, comment * architecture.queries() * row, row, widths));
    }
    return perComment;
  }

  /** [Q, all heads] to [heads][Q, head]. */
  private float[] headByHead(float[] scores, int start, int row, int[] widths) {
    int queries = architecture.queries();
    float[] result = new float[queries * row];
    int to = 0;
    int column = 0;
    for (int width : widths) {
      for (int query = 0; query < queries; query++, to += width) {
        System.arraycopy(scores, start + query * row + column, result, to, width);
      }
      column += width;
    }
    return result;
  }

  private int[] headWidths() {
    int length = architecture.maxLength();
    return new int[] {
      length, length, length, length, architecture.aspects(), architecture.sentiments()
    };
  }

  private static List<String> headNames() {
    return Stream.concat(Architecture.spanHeads().stream(), Stream.of("fc_aspect", "fc_sentiment"))
        .toList();
  }

  /** Fewest rows whose element count is a whole number of kernel steps at every width. */
  private static int rowMultiple(Architecture architecture) {
    return IntStream.of(
            architecture.encoder().hidden(),
            architecture.encoder().feedForward(),
            architecture.tailFeedForward())
        .map(width -> KERNEL_FLOATS / Math.min(KERNEL_FLOATS, Integer.lowestOneBit(width)))
        .max()
        .orElseThrow();
  }
}
