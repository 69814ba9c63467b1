package io.github.eaosbeam.training.learning;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.models.checkpoint.ElementType;
import io.github.eaosbeam.models.checkpoint.SafetensorsWriter;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.encoder.EncoderConfig;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes a model directory that extraction opens: {@code config.json}, {@code model.safetensors}
 * and the {@code encoder} folder with its {@code config.json}, {@code vocab.txt} and {@code
 * bpe.codes}. Weights are kept as float16, which halves the file and moves scores by about 0.1 %.
 */
final class ModelWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path directory;

  ModelWriter(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes all files; {@code config.json}, without which nothing opens the directory, goes first
   * where there is one and comes last.
   *
   * @param encoderFiles where {@code vocab.txt} and {@code bpe.codes} are
   */
  void write(
      Architecture architecture,
      Labels labels,
      Progress progress,
      Path encoderFiles,
      Function<String, FloatBuffer> weights)
      throws IOException {
    Files.deleteIfExists(directory.resolve("config.json"));
    Path encoder = Files.createDirectories(directory.resolve("encoder"));
    for (String name : List.of("vocab.txt", "bpe.codes")) {
      Files.copy(
          encoderFiles.resolve(name), encoder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    writeJson(encoder.resolve("config.json"), encoderConfig(architecture.encoder()));
    SafetensorsWriter.write(
        directory.resolve("model.safetensors"),
        architecture.shapes(),
        ElementType.FLOAT16,
        weights);
    writeJson(directory.resolve("config.json"), config(architecture, labels, progress));
  }

  private static Map<String, Object> config(
      Architecture architecture, Labels labels, Progress progress) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("model_name", "eaos-beam/small");
    config.putAll(architecture.entries());
    config.put("best_epoch", progress.bestEpoch());
    config.put("best_val_f1", progress.bestF1());
    config.put("aspect_map", labels.aspectIds());
    config.put("sentiment_map", labels.sentimentIds());
    return config;
  }

  private static Map<String, Object> encoderConfig(EncoderConfig encoder) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("model_type", "roberta");
    config.putAll(encoder.entries());
    return config;
  }

  private static void writeJson(Path file, Map<String, Object> content) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    Files.writeString(file, JSON.writer(printer).writeValueAsString(content) + "\n");
  }
}
