package io.github.eaosbeam.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.models.checkpoint.ElementType;
import io.github.eaosbeam.models.checkpoint.SafetensorsWriter;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.encoder.EncoderConfig;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A model directory with random weights: as much work as a trained model of its sizes, without
 * sense. The same seed gives the same bytes.
 */
public final class RandomModel {
  /** PhoBERT base with the reference's tail: 143 million weights, 572 MB. */
  public static final Architecture PHOBERT_BASE =
      new Architecture(
          new EncoderConfig(12, 768, 12, 3072, 64001, 258, 1, 1e-5f, "gelu"), 256, 256, 4, 11, 3);

  private static final double DEVIATION = 0.02; // as encoders are initialised

  /** Makes the two label heads as sure of themselves as trained ones are. */
  private static final double LABEL_DEVIATION = 0.2;

  private final Architecture architecture;
  private final SplittableRandom random;

  private RandomModel(Architecture architecture, long seed) {
    this.architecture = architecture;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Writes a model directory.
   *
   * @param directory made where it is not there
   * @param vocabulary a folder with {@code vocab.txt} and {@code bpe.codes}, such as PhoBERT's;
   *     without it the model gets the bundled model's
   */
  public static void write(
      Path directory, Architecture architecture, Optional<Path> vocabulary, long seed)
      throws IOException {
    new RandomModel(architecture, seed).write(directory, vocabulary);
  }

  private void write(Path directory, Optional<Path> vocabulary) throws IOException {
    Path encoder = Files.createDirectories(directory.resolve("encoder"));
    if (vocabulary.isPresent()) {
      for (String file : BundledVocabulary.FILES) {
        Files.copy(vocabulary.get().resolve(file), encoder.resolve(file));
      }
    } else {
      BundledVocabulary.copyTo(encoder);
    }
    JsonMapper json = new JsonMapper();
    Files.write(
        encoder.resolve("config.json"), json.writeValueAsBytes(architecture.encoder().entries()));
    SafetensorsWriter.write(
        directory.resolve("model.safetensors"),
        architecture.shapes(),
        ElementType.FLOAT32,
        this::weights);
    Files.write(directory.resolve("config.json"), json.writeValueAsBytes(config()));
  }

  private FloatBuffer weights(String tensor) {
    long size = architecture.shapes().get(tensor).stream().reduce(1L, Math::multiplyExact);
    boolean gain = tensor.matches(".*(LayerNorm|norm\\d)\\.weight");
    boolean label = tensor.matches("fc_(aspect|sentiment)\\.weight");
    double reach = Math.sqrt(3) * (label ? LABEL_DEVIATION : DEVIATION);
    FloatBuffer numbers = FloatBuffer.allocate(Math.toIntExact(size));
    while (numbers.hasRemaining()) {
      numbers.put((float) ((gain ? 1 : 0) + reach * (2 * random.nextDouble() - 1)));
    }
    return numbers.flip();
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("model_name", "random weights");
    config.putAll(architecture.entries());
    config.put("aspect_map", labels("aspect", architecture.aspects()));
    config.put("sentiment_map", labels("sentiment", architecture.sentiments()));
    config.put("placeholder", true);
    return config;
  }

  private static Map<String, Integer> labels(String name, int count) {
    Map<String, Integer> labels = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(id -> labels.put(name + " " + id, id));
    return labels;
  }
}
