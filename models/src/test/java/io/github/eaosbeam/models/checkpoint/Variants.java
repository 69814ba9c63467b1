package io.github.eaosbeam.models.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One model in many file formats, as recorded under {@code golden/checkpoints/variants}. */
final class Variants {
  private static final Path FOLDER = Path.of("src/test/resources/golden/checkpoints/variants");

  private Variants() {}

  static Path checkpoint(String variant) {
    return FOLDER.resolve(variant).resolve("latest_checkpoint.pth");
  }

  /** The pretrained encoder's own weights, which all variants share. */
  static Path pretrainedEncoder() {
    return FOLDER.resolve("base/encoder/model.safetensors");
  }

  /** The variants of which the reference recorded {@code expectation}. */
  static List<String> expecting(String expectation) {
    List<String> names = new ArrayList<>();
    try {
      JsonNode all = new ObjectMapper().readTree(FOLDER.resolve("variants.json").toFile());
      all.fields()
          .forEachRemaining(
              variant -> {
                if (variant.getValue().get("expect").asText().equals(expectation)) {
                  names.add(variant.getKey());
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** What the model wants: everything in base's state dict but the pooler. */
  static Map<String, List<Long>> wanted() {
    Map<String, List<Long>> wanted = new LinkedHashMap<>();
    try (Checkpoint base = Checkpoint.open(checkpoint("base"))) {
      base.tensors()
          .forEach(
              (name, info) -> {
                if (!name.startsWith("bert.pooler.")) {
                  wanted.put(name, info.shape());
                }
              });
    }
    return wanted;
  }
}
