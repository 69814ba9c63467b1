package io.github.eaosbeam.models;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A model directory's own {@code config.json}.
 *
 * @param modelName the pretrained encoder's name
 * @param aspects width of the aspect head
 * @param sentiments width of the sentiment head
 * @param maxLength tokens read of a comment
 * @param queries quadruples found in a comment at the most
 * @param tailFeedForward width inside the layers behind the encoder
 * @param bestEpoch the epoch the weights are from
 * @param aspectIds aspect label to id, in the file's order
 * @param sentimentIds sentiment label to id, in the file's order
 * @param placeholder whether the weights are random
 */
record ModelConfig(
    String modelName,
    int aspects,
    int sentiments,
    int maxLength,
    int queries,
    int tailFeedForward,
    Optional<Integer> bestEpoch,
    Map<String, Integer> aspectIds,
    Map<String, Integer> sentimentIds,
    boolean placeholder) {
  private static final int MOST_LABELS = 10_000;
  private static final int MOST_POSITIONS = 1 << 16;
  private static final int MOST_QUERIES = 1_000;

  static ModelConfig read(Path file) {
    JsonConfig json = JsonConfig.read(file);
    return new ModelConfig(
        json.string("model_name", "vinai/phobert-base"),
        json.integer("num_aspects", 1, MOST_LABELS),
        json.integer("num_sentiments", 1, MOST_LABELS),
        json.integer("max_len", 2, MOST_POSITIONS),
        json.integer("max_quads", 1, MOST_QUERIES),
        json.integer("hidden_dim", 1, MOST_POSITIONS),
        json.optionalInteger("best_epoch"),
        json.labels("aspect_map"),
        json.labels("sentiment_map"),
        json.flag("placeholder"));
  }
}
