package io.github.eaosbeam.models.decoding;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.eaosbeam.models.Decoding;
import io.github.eaosbeam.models.GoldenFiles;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model of the reference: what it was given, what it scored, and what became of that. */
final class RecordedModel {
  private static final BpeTokenizer TOKENIZER = GoldenFiles.syntheticTokenizer();

  private final String name;
  private final ScoreLayout layout;
  private final QuadrupleDecoder decoder;
  private final List<JsonNode> records;
  private final ByteBuffer scores;

  static Stream<RecordedModel> all() {
    return Stream.of(
        new RecordedModel("model", "checkpoints/tiny/config.json", 200),
        new RecordedModel("model_shape", "checkpoints/shape/config.json", 40),
        new RecordedModel("variants", "checkpoints/variants/base/config.json", 48));
  }

  private RecordedModel(String name, String configJson, int size) {
    this.name = name;
    JsonNode config = read(configJson);
    layout =
        new ScoreLayout(
            config.get("max_quads").asInt(),
            config.get("max_len").asInt(),
            config.get("num_aspects").asInt(),
            config.get("num_sentiments").asInt());
    decoder =
        new QuadrupleDecoder(
            LabelMap.ofAspects(ids(config.get("aspect_map"))),
            LabelMap.ofSentiments(ids(config.get("sentiment_map"))));
    records = GoldenFiles.records(GoldenFiles.golden(name + ".jsonl"));
    scores = bytes(name + ".f32");
    if (records.size() != size) {
      throw new IllegalStateException("%s has %d records".formatted(name, records.size()));
    }
  }

  List<JsonNode> records() {
    return records;
  }

  ScoreLayout layout() {
    return layout;
  }

  Scores scores(JsonNode record) {
    float[] values = new float[record.get("count").asInt()];
    scores.asFloatBuffer().get(record.get("offset").asInt(), values);
    return new Scores(layout, values);
  }

  TokenizedText tokens(JsonNode record) {
    return TOKENIZER.tokenize(record.get("text").asText(), layout.maxLength());
  }

  List<Quadruple> decode(JsonNode record, Decoding decoding, double threshold) {
    return decoder.decode(
        scores(record), record.get("text").asText(), tokens(record), decoding, threshold);
  }

  @Override
  public String toString() {
    return name;
  }

  private static JsonNode read(String name) {
    try {
      return GoldenFiles.parse(Files.readString(GoldenFiles.golden(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> ids(JsonNode labels) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    labels.fields().forEachRemaining(label -> ids.put(label.getKey(), label.getValue().asInt()));
    return ids;
  }

  private static ByteBuffer bytes(String name) {
    try {
      byte[] bytes = Files.readAllBytes(GoldenFiles.golden(name));
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
