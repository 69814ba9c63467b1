package io.github.eaosbeam.models.encoder;

import io.github.eaosbeam.models.ModelException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every size of a Multi-EAOS network: the encoder, the two-layer tail behind it, the learned
 * queries and the six heads.
 *
 * @param encoder the RoBERTa encoder
 * @param tailFeedForward width inside a tail layer's feed-forward part
 * @param maxLength positions of a comment, and so the width of each span head
 * @param queries learned queries, one quadruple each
 * @param aspects width of the aspect head
 * @param sentiments width of the sentiment head
 */
public record Architecture(
    EncoderConfig encoder,
    int tailFeedForward,
    int maxLength,
    int queries,
    int aspects,
    int sentiments) {
  /** Layers between the encoder and the queries. */
  public static final int TAIL_LAYERS = 2;

  /** Heads of the queries' attention. */
  public static final int TAIL_HEADS = 4;

  /** Position ids start behind the padding id, so these rows of the table are never a token's. */
  private static final int RESERVED_POSITIONS = 2;

  public Architecture {
    if (encoder.hidden() % TAIL_HEADS != 0) {
      throw new ModelException(
          "hidden_size %d cannot be split over the %d heads of the query attention"
              .formatted(encoder.hidden(), TAIL_HEADS));
    }
    if (maxLength > encoder.positions() - RESERVED_POSITIONS) {
      throw new ModelException(
          "max_len %d needs %d positions, the encoder's max_position_embeddings is %d"
              .formatted(maxLength, maxLength + RESERVED_POSITIONS, encoder.positions()));
    }
  }

  /** Name and shape of every tensor inference reads, in the checkpoint's own names. */
  public Map<String, List<Long>> shapes() {
    Shapes shapes = new Shapes();
    addEncoder(shapes);
    addTail(shapes);
    int width = encoder.hidden();
    shapes.add("quad_queries", queries, width);
    shapes.attention("attention", width);
    for (String head : spanHeads()) {
      shapes.linear(head, maxLength, width);
    }
    shapes.linear("fc_aspect", aspects, width);
    shapes.linear("fc_sentiment", sentiments, width);
    return Collections.unmodifiableMap(shapes.byName);
  }

  /** The names of the heads that read places: entity start and end, opinion start and end. */
  public static List<String> spanHeads() {
    return List.of("fc_e_start", "fc_e_end", "fc_o_start", "fc_o_end");
  }

  /** Number of weights inference reads. */
  public long parameters() {
    return shapes().values().stream()
        .mapToLong(shape -> shape.stream().reduce(1L, Math::multiplyExact))
        .sum();
  }

  /**
   * Floating-point operations in the matrix products that a comment of {@code tokens} tokens needs,
   * a multiplication and an addition counted as two. Work on padding is not needed.
   */
  public long operations(int tokens) {
    long width = encoder.hidden();
    long encoderWeights = encoder.layers() * (4 * width + 2L * encoder.feedForward()) * width;
    long tailWeights = TAIL_LAYERS * (width + 2L * tailFeedForward) * width; // value, output: one
    long keyValueWeights = 2 * width * width;
    long headWeights = (width + 4L * maxLength + aspects + sentiments) * width;
    long attention = 2L * tokens * width; // scores, and the values they mix, of one query
    return 2
        * (tokens * (encoderWeights + tailWeights + keyValueWeights + encoder.layers() * attention)
            + queries * (headWeights + attention));
  }

  private void addEncoder(Shapes shapes) {
    int width = encoder.hidden();
    shapes.add("bert.embeddings.word_embeddings.weight", encoder.vocabulary(), width);
    shapes.add("bert.embeddings.position_embeddings.weight", encoder.positions(), width);
    shapes.add("bert.embeddings.token_type_embeddings.weight", encoder.tokenTypes(), width);
    shapes.norm("bert.embeddings.LayerNorm", width);
    for (int i = 0; i < encoder.layers(); i++) {
      String layer = "bert.encoder.layer." + i + ".";
      shapes.linear(layer + "attention.self.query", width, width);
      shapes.linear(layer + "attention.self.key", width, width);
      shapes.linear(layer + "attention.self.value", width, width);
      shapes.linear(layer + "attention.output.dense", width, width);
      shapes.norm(layer + "attention.output.LayerNorm", width);
      shapes.linear(layer + "intermediate.dense", encoder.feedForward(), width);
      shapes.linear(layer + "output.dense", width, encoder.feedForward());
      shapes.norm(layer + "output.LayerNorm", width);
    }
  }

  private void addTail(Shapes shapes) {
    int width = encoder.hidden();
    for (int i = 0; i < TAIL_LAYERS; i++) {
      String layer = "transformer.layers." + i + ".";
      shapes.attention(layer + "self_attn", width);
      shapes.linear(layer + "linear1", tailFeedForward, width);
      shapes.linear(layer + "linear2", width, tailFeedForward);
      shapes.norm(layer + "norm1", width);
      shapes.norm(layer + "norm2", width);
    }
  }

  /** Collects names and shapes. */
  private static final class Shapes {
    private final Map<String, List<Long>> byName = new LinkedHashMap<>();

    void add(String name, long... shape) {
      byName.put(name, java.util.Arrays.stream(shape).boxed().toList());
    }

    void linear(String name, long out, long in) {
      add(name + ".weight", out, in);
      add(name + ".bias", out);
    }

    void norm(String name, long width) {
      add(name + ".weight", width);
      add(name + ".bias", width);
    }

    void attention(String name, long width) {
      add(name + ".in_proj_weight", 3 * width, width);
      add(name + ".in_proj_bias", 3 * width);
      linear(name + ".out_proj", width, width);
    }
  }

  /**
   * What the model's {@code config.json} says of these sizes, in order; the encoder has its own.
   */
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("num_aspects", aspects());
    entries.put("num_sentiments", sentiments());
    entries.put("max_len", maxLength());
    entries.put("max_quads", queries());
    entries.put("hidden_dim", tailFeedForward());
    return Collections.unmodifiableMap(entries);
  }
}
