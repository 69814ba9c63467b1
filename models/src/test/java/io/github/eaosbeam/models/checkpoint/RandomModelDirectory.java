package io.github.eaosbeam.models.checkpoint;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Writes a model directory with random weights, of the real model's sizes or of small ones, to
 * measure and to test with. The same seed gives the same bytes.
 *
 * <pre>{@code
 * java -cp models/target/test-classes:models/target/classes \
 *   io.github.eaosbeam.models.checkpoint.RandomModelDirectory \
 *   --size=base --output=out/random-model --vocabulary=DIR --seed=1
 * }</pre>
 *
 * {@code DIR} holds {@code vocab.txt} and {@code bpe.codes}; without it the directory has no
 * tokenizer. {@code --size=base} writes 1.7 GB, {@code --size=small} 5 MB.
 */
public final class RandomModelDirectory {
  /** Entries that a PhoBERT vocabulary has beside the lines of its file. */
  private static final long SPECIAL_TOKENS = 5;

  private static final double WEIGHT_SCALE = 0.02;
  private static final long ASPECTS = 11;
  private static final long SENTIMENTS = 3;
  private static final long MAX_LENGTH = 256;
  private static final long QUERIES = 4;

  /** The sizes a model may have, as its two configurations name them. */
  public enum Size {
    BASE(12, 768, 12, 3072, 64001, 256),
    SMALL(2, 64, 4, 128, 2213, 128);

    final long layers;
    final long hidden;
    final long heads;
    final long feedForward;
    final long vocabulary;
    final long transformerFeedForward;

    Size(
        long layers,
        long hidden,
        long heads,
        long feedForward,
        long vocabulary,
        long transformerFeedForward) {
      this.layers = layers;
      this.hidden = hidden;
      this.heads = heads;
      this.feedForward = feedForward;
      this.vocabulary = vocabulary;
      this.transformerFeedForward = transformerFeedForward;
    }
  }

  private final Size size;
  private final long vocabulary;
  private final SplittableRandom random;

  private RandomModelDirectory(Size size, long vocabulary, long seed) {
    this.size = size;
    this.vocabulary = vocabulary;
    this.random = new SplittableRandom(seed);
  }

  /** Runs as the class comment says. */
  public static void main(String[] arguments) throws IOException {
    String size = option(arguments, "size").orElse("base");
    Path directory = Path.of(option(arguments, "output").orElse("out/random-model"));
    Optional<Path> vocabulary = option(arguments, "vocabulary").map(Path::of);
    long seed = Long.parseLong(option(arguments, "seed").orElse("1"));
    write(directory, Size.valueOf(size.toUpperCase(Locale.ROOT)), vocabulary, seed);
    System.out.println(directory);
  }

  /**
   * Writes a model directory.
   *
   * @param directory made where it is not there
   * @param vocabulary a folder with {@code vocab.txt} and {@code bpe.codes}
   */
  public static void write(Path directory, Size size, Optional<Path> vocabulary, long seed)
      throws IOException {
    Path encoder = Files.createDirectories(directory.resolve("encoder"));
    long words = size.vocabulary;
    if (vocabulary.isPresent()) {
      for (String name : List.of("vocab.txt", "bpe.codes")) {
        byte[] content = Files.readAllBytes(vocabulary.get().resolve(name));
        Files.write(encoder.resolve(name), content);
      }
      words = Files.readAllLines(encoder.resolve("vocab.txt")).size() + SPECIAL_TOKENS;
    }
    RandomModelDirectory model = new RandomModelDirectory(size, words, seed);
    Files.writeString(directory.resolve("config.json"), model.modelConfiguration());
    Files.writeString(encoder.resolve("config.json"), model.encoderConfiguration());
    CheckpointWriter.write(directory.resolve("latest_checkpoint.pth"), model.shapes(), model::fill);
  }

  private static Optional<String> option(String[] arguments, String name) {
    String start = "--" + name + "=";
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(start))
        .map(argument -> argument.substring(start.length()))
        .findFirst();
  }

  private void fill(String tensor, FloatBuffer chunk) {
    double mean = tensor.matches(".*(LayerNorm|norm\\d)\\.weight") ? 1 : 0;
    double scale = tensor.equals("quad_queries") ? 1 : WEIGHT_SCALE;
    while (chunk.hasRemaining()) {
      double normal = random.nextGaussian();
      if (tensor.endsWith("#step")) {
        chunk.put(10_000);
      } else if (tensor.endsWith("#exp_avg")) {
        chunk.put((float) (normal * 1e-4));
      } else if (tensor.endsWith("#exp_avg_sq")) {
        chunk.put((float) (normal * normal * 1e-8));
      } else {
        chunk.put((float) (mean + scale * normal));
      }
    }
  }

  /** Names and shapes in the order of the reference model's own state dict. */
  private Map<String, List<Long>> shapes() {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    shapes.put("quad_queries", List.of(QUERIES, size.hidden));
    embeddings(shapes, "bert.embeddings.");
    for (int i = 0; i < size.layers; i++) {
      encoderLayer(shapes, "bert.encoder.layer." + i + ".");
    }
    linear(shapes, "bert.pooler.dense", size.hidden, size.hidden);
    for (int i = 0; i < 2; i++) {
      transformerLayer(shapes, "transformer.layers." + i + ".");
    }
    attention(shapes, "attention.");
    for (String head : List.of("fc_e_start", "fc_e_end", "fc_o_start", "fc_o_end")) {
      linear(shapes, head, MAX_LENGTH, size.hidden);
    }
    linear(shapes, "fc_aspect", ASPECTS, size.hidden);
    linear(shapes, "fc_sentiment", SENTIMENTS, size.hidden);
    return shapes;
  }

  private void embeddings(Map<String, List<Long>> shapes, String prefix) {
    shapes.put(prefix + "word_embeddings.weight", List.of(vocabulary, size.hidden));
    shapes.put(prefix + "position_embeddings.weight", List.of(MAX_LENGTH + 2, size.hidden));
    shapes.put(prefix + "token_type_embeddings.weight", List.of(1L, size.hidden));
    norm(shapes, prefix + "LayerNorm");
  }

  private void encoderLayer(Map<String, List<Long>> shapes, String prefix) {
    for (String part : List.of("self.query", "self.key", "self.value", "output.dense")) {
      linear(shapes, prefix + "attention." + part, size.hidden, size.hidden);
    }
    norm(shapes, prefix + "attention.output.LayerNorm");
    linear(shapes, prefix + "intermediate.dense", size.feedForward, size.hidden);
    linear(shapes, prefix + "output.dense", size.hidden, size.feedForward);
    norm(shapes, prefix + "output.LayerNorm");
  }

  private void transformerLayer(Map<String, List<Long>> shapes, String prefix) {
    attention(shapes, prefix + "self_attn.");
    linear(shapes, prefix + "linear1", size.transformerFeedForward, size.hidden);
    linear(shapes, prefix + "linear2", size.hidden, size.transformerFeedForward);
    norm(shapes, prefix + "norm1");
    norm(shapes, prefix + "norm2");
  }

  private void attention(Map<String, List<Long>> shapes, String prefix) {
    shapes.put(prefix + "in_proj_weight", List.of(3 * size.hidden, size.hidden));
    shapes.put(prefix + "in_proj_bias", List.of(3 * size.hidden));
    linear(shapes, prefix + "out_proj", size.hidden, size.hidden);
  }

  private static void linear(Map<String, List<Long>> shapes, String name, long out, long in) {
    shapes.put(name + ".weight", List.of(out, in));
    shapes.put(name + ".bias", List.of(out));
  }

  private void norm(Map<String, List<Long>> shapes, String name) {
    shapes.put(name + ".weight", List.of(size.hidden));
    shapes.put(name + ".bias", List.of(size.hidden));
  }

  private String modelConfiguration() {
    return """
    {
      "model_name": "vinai/phobert-base",
      "num_aspects": %d,
      "num_sentiments": %d,
      "max_len": %d,
      "max_quads": %d,
      "hidden_dim": %d,
      "best_epoch": 2,
      "best_val_loss": 14.7,
      "aspect_map": {
        "Địa điểm": 1,
        "Kịch bản": 2,
        "Dàn dựng": 3,
        "Dàn cast": 4,
        "Khách mời": 5,
        "Khả năng chơi trò chơi": 6,
        "Quảng cáo": 7,
        "Thử thách": 8,
        "Tương tác giữa các thành viên": 9,
        "Tinh thần đồng đội": 10,
        "Khác": 0
      },
      "sentiment_map": {
        "tích cực": 1,
        "tiêu cực": 2,
        "trung tính": 0
      },
      "saved_at": "2026-01-01 00:00:00"
    }
    """
        .formatted(ASPECTS, SENTIMENTS, MAX_LENGTH, QUERIES, size.transformerFeedForward);
  }

  private String encoderConfiguration() {
    return """
    {
      "architectures": ["RobertaForMaskedLM"],
      "attention_probs_dropout_prob": 0.1,
      "bos_token_id": 0,
      "eos_token_id": 2,
      "hidden_act": "gelu",
      "hidden_dropout_prob": 0.1,
      "hidden_size": %d,
      "initializer_range": 0.02,
      "intermediate_size": %d,
      "layer_norm_eps": 1e-05,
      "max_position_embeddings": %d,
      "model_type": "roberta",
      "num_attention_heads": %d,
      "num_hidden_layers": %d,
      "pad_token_id": 1,
      "tokenizer_class": "PhobertTokenizer",
      "type_vocab_size": 1,
      "vocab_size": %d
    }
    """
        .formatted(
            size.hidden, size.feedForward, MAX_LENGTH + 2, size.heads, size.layers, vocabulary);
  }
}
