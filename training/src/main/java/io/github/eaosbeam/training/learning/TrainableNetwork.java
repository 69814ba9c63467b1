package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.encoder.EncoderConfig;

/**
 * The network that {@code EaosNetwork} runs, written for learning: padded batches, dropout, and
 * every step one that gradients pass through.
 *
 * <p>B comments, N columns, D width, H heads, K = D / H, Q queries.
 */
final class TrainableNetwork {
  private static final String WORDS = "bert.embeddings.word_embeddings.weight";
  private static final float TAIL_EPSILON = 1e-5f;

  /**
   * What the network says about a batch.
   *
   * @param places entity start and end, opinion start and end, each [B, Q, maxLength]
   * @param aspects [B, Q, aspects]
   * @param sentiments [B, Q, sentiments]
   * @param attention log of the weight each of the queries' four heads gives to a column, [B, 4, Q,
   *     N]
   * @param tags what each of {@link Taggers} says, [B, N, tags]; empty unless learning
   * @param guesses scores of all words for the hidden tokens, [M, vocabulary]; empty unless
   *     learning
   */
  record Output(
      NDList places,
      NDArray aspects,
      NDArray sentiments,
      NDArray attention,
      NDList tags,
      NDList guesses) {}

  private final Architecture architecture;
  private final Parameters parameters;
  private final float dropout;

  TrainableNetwork(Architecture architecture, Parameters parameters, float dropout) {
    this.architecture = architecture;
    this.parameters = parameters;
    this.dropout = dropout;
  }

  /** What the network as it is says about a batch. */
  Output run(PaddedBatch batch) {
    return new Pass(batch, false).run();
  }

  /** The same with dropout, and with the taggers' answers. */
  Output learn(PaddedBatch batch) {
    return new Pass(batch, true).run();
  }

  /** One batch's way through the network. */
  private final class Pass {
    private final PaddedBatch batch;
    private final boolean learning;
    private final EncoderConfig encoder = architecture.encoder();
    private final int width = encoder.hidden();

    Pass(PaddedBatch batch, boolean learning) {
      this.batch = batch;
      this.learning = learning;
    }

    Output run() {
      NDArray x = embed(); // [B, N, D]
      NDList tags = new NDList();
      NDList guesses = new NDList();
      for (int i = 0; i < encoder.layers(); i++) {
        x = encoderLayer(x, "bert.encoder.layer." + i + ".");
        if (learning && i + 1 == Taggers.layers(encoder.layers())) {
          for (String tagger : Taggers.NAMES) {
            tags.add(linear(drop(x), tagger));
          }
          if (batch.hiddenRows().size() > 0) {
            guesses.add(guesses(x));
          }
        }
      }
      for (int i = 0; i < Architecture.TAIL_LAYERS; i++) {
        x = tailLayer(x, "transformer.layers." + i + ".");
      }
      return heads(x, tags, guesses);
    }

    private NDArray guesses(NDArray x) {
      NDArray rows = x.reshape(-1, width); // [B * N, D]
      NDArray hidden =
          Embedding.embedding(batch.hiddenRows(), rows, SparseFormat.DENSE).singletonOrThrow();
      return Linear.linear(
              Activation.gelu(linear(hidden, Cloze.GUESS)),
              parameters.get(WORDS),
              parameters.get(Cloze.WORD_BIAS))
          .singletonOrThrow();
    }

    private NDArray embed() {
      String table = "bert.embeddings.";
      NDArray sum =
          lookUp(batch.ids(), WORDS)
              .add(lookUp(batch.positions(), table + "position_embeddings.weight"))
              .add(part(table + "token_type_embeddings.weight", "0"));
      return drop(norm(sum, table + "LayerNorm", encoder.layerNormEpsilon()));
    }

    private NDArray encoderLayer(NDArray x, String layer) {
      float epsilon = encoder.layerNormEpsilon();
      NDArray attended = drop(linear(selfAttention(x, layer), layer + "attention.output.dense"));
      NDArray y = norm(x.add(attended), layer + "attention.output.LayerNorm", epsilon);
      NDArray inner = Activation.gelu(linear(y, layer + "intermediate.dense"));
      return norm(
          y.add(drop(linear(inner, layer + "output.dense"))), layer + "output.LayerNorm", epsilon);
    }

    private NDArray selfAttention(NDArray x, String layer) {
      int heads = encoder.heads();
      NDArray query = apart(linear(x, layer + "attention.self.query"), heads); // [B, H, N, K]
      NDArray key = apart(linear(x, layer + "attention.self.key"), heads);
      NDArray value = apart(linear(x, layer + "attention.self.value"), heads);
      NDArray scores =
          query.matMul(key.swapAxes(2, 3)).mul(scale(heads)).add(batch.keyMask()); // [B, H, N, N]
      return together(drop(scores.softmax(-1)).matMul(value));
    }

    private NDArray tailLayer(NDArray x, String layer) {
      NDArray value =
          Linear.linear(
                  x,
                  thirds(layer + "self_attn.in_proj_weight", 2, 3),
                  thirds(layer + "self_attn.in_proj_bias", 2, 3))
              .singletonOrThrow();
      NDArray attended = drop(linear(value, layer + "self_attn.out_proj"));
      NDArray y = norm(x.add(attended), layer + "norm1", TAIL_EPSILON);
      NDArray inner = drop(Activation.relu(linear(y, layer + "linear1")));
      return norm(y.add(drop(linear(inner, layer + "linear2"))), layer + "norm2", TAIL_EPSILON);
    }

    private Output heads(NDArray x, NDList tags, NDList guesses) {
      NDArray query =
          apart(projected(part("quad_queries", ":").expandDims(0), 0), Architecture.TAIL_HEADS);
      NDArray key = apart(projected(x, 1), Architecture.TAIL_HEADS); // [B, 4, N, K]
      NDArray value = apart(projected(x, 2), Architecture.TAIL_HEADS);
      NDArray scores =
          query
              .matMul(key.swapAxes(2, 3))
              .mul(scale(Architecture.TAIL_HEADS))
              .add(batch.queryMask());
      NDArray mixed = together(scores.softmax(-1).matMul(value)); // [B, Q, D]
      NDArray found = linear(mixed, "attention.out_proj");
      NDList places = new NDList();
      Architecture.spanHeads().forEach(head -> places.add(linear(found, head)));
      NDArray dropped = drop(found);
      return new Output(
          places,
          linear(dropped, "fc_aspect"),
          linear(dropped, "fc_sentiment"),
          scores.logSoftmax(-1),
          tags,
          guesses);
    }

    private NDArray projected(NDArray x, int third) {
      return Linear.linear(
              x,
              thirds("attention.in_proj_weight", third, third + 1),
              thirds("attention.in_proj_bias", third, third + 1))
          .singletonOrThrow();
    }

    private NDArray thirds(String name, int from, int to) {
      return part(name, "%d:%d".formatted(from * width, to * width));
    }

    /** A view that goes with the batch: its owner would otherwise be the weight's, which stays. */
    private NDArray part(String name, String index) {
      NDArray part = parameters.get(name).get(index);
      part.attach(batch.ids().getManager());
      return part;
    }

    private NDArray lookUp(NDArray ids, String table) {
      return Embedding.embedding(ids, parameters.get(table), SparseFormat.DENSE).singletonOrThrow();
    }

    private NDArray linear(NDArray x, String name) {
      return Linear.linear(x, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
          .singletonOrThrow();
    }

    private NDArray norm(NDArray x, String name, float epsilon) {
      return LayerNorm.layerNorm(
              x,
              new Shape(width),
              parameters.get(name + ".weight"),
              parameters.get(name + ".bias"),
              epsilon)
          .singletonOrThrow();
    }

    private NDArray drop(NDArray x) {
      return learning ? Dropout.dropout(x, dropout, true).singletonOrThrow() : x;
    }

    private double scale(int heads) {
      return 1 / Math.sqrt((double) width / heads);
    }

    /** [B, N, D] to [B, H, N, K]. */
    private NDArray apart(NDArray x, int heads) {
      Shape shape = x.getShape();
      return x.reshape(shape.get(0), shape.get(1), heads, -1).transpose(0, 2, 1, 3);
    }

    /** [B, H, N, K] to [B, N, D]. */
    private NDArray together(NDArray x) {
      Shape shape = x.getShape();
      return x.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(2), width);
    }
  }
}
