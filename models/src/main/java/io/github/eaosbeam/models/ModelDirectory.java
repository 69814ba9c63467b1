package io.github.eaosbeam.models;

import io.github.eaosbeam.models.encoder.EncoderConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the parts of a model lie.
 *
 * <p>The encoder's own files are looked for in {@code <modelDir>/encoder/}, then in {@code
 * <modelDir>/}, then in the local Hugging Face cache. Nothing is ever downloaded.
 *
 * @param config the model's {@code config.json}
 * @param checkpoint the weights
 * @param vocabulary the encoder's {@code vocab.txt}
 * @param merges the encoder's {@code bpe.codes}
 * @param encoderConfiguration the encoder's own {@code config.json}
 * @param encoder the encoder's sizes
 * @param pretrained the encoder's own weights, where there are any
 */
record ModelDirectory(
    ModelConfig config,
    Path checkpoint,
    Path vocabulary,
    Path merges,
    Path encoderConfiguration,
    EncoderConfig encoder,
    Optional<Path> pretrained) {
  private static final String CONFIGURATION = "config.json";
  static final List<String> CHECKPOINTS = List.of("latest_checkpoint.pth", "model.safetensors");
  static final List<String> PRETRAINED = List.of("model.safetensors", "pytorch_model.bin");
  private static final int MOST = 1 << 20;

  static ModelDirectory open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ModelException(
          "%s: no such model directory; --modelDir names a folder with config.json and %s"
              .formatted(directory, CHECKPOINTS.get(0)));
    }
    ModelConfig config = ModelConfig.read(required(directory, List.of("config.json")));
    Path checkpoint = required(directory, CHECKPOINTS);
    EncoderFiles files = new EncoderFiles(directory, config.modelName());
    Path encoderConfiguration = files.find(CONFIGURATION);
    return new ModelDirectory(
        config,
        checkpoint,
        files.find("vocab.txt"),
        files.find("bpe.codes"),
        encoderConfiguration,
        encoder(encoderConfiguration),
        files.findAny(PRETRAINED));
  }

  /** The model's {@code config.json}. */
  Path configuration() {
    return checkpoint.resolveSibling(CONFIGURATION);
  }

  private static Path required(Path directory, List<String> names) {
    return names.stream()
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new ModelException(
                    "%s: has no %s; copy it there from where the model was trained"
                        .formatted(directory, String.join(" and no ", names))));
  }

  private static EncoderConfig encoder(Path file) {
    JsonConfig json = JsonConfig.read(file);
    if (!json.string("position_embedding_type", "absolute").equals("absolute")) {
      throw new ModelException("%s: position_embedding_type must be \"absolute\"".formatted(file));
    }
    try {
      return new EncoderConfig(
          json.integer("num_hidden_layers", 1, 1_000),
          json.integer("hidden_size", 1, MOST),
          json.integer("num_attention_heads", 1, MOST),
          json.integer("intermediate_size", 1, MOST),
          json.integer("vocab_size", 1, 1 << 24),
          json.integer("max_position_embeddings", 1, MOST),
          json.integer("type_vocab_size", 1, MOST),
          (float) json.number("layer_norm_eps", 1e-12),
          json.string("hidden_act", "gelu"));
    } catch (ModelException e) {
      String message = e.getMessage();
      throw message.startsWith(file.toString()) ? e : new ModelException(file + ": " + message, e);
    }
  }

  /** The encoder's files and the places they may be in. */
  private static final class EncoderFiles {
    private final List<Path> own;
    private final Path modelDir;

    EncoderFiles(Path modelDir, String modelName) {
      this.modelDir = modelDir;
      own = new ArrayList<>();
      own.add(modelDir.resolve("encoder"));
      own.addAll(snapshots(modelName));
    }

    Path find(String name) {
      return findAny(List.of(name))
          .orElseThrow(
              () ->
                  new ModelException(
                      "%s: the encoder's %s is missing; put it into %s (it was looked for there, in %s and in the local Hugging Face cache; nothing is downloaded)"
                          .formatted(modelDir, name, modelDir.resolve("encoder"), modelDir)));
    }

    Optional<Path> findAny(List<String> names) {
      return places(names).filter(Files::isRegularFile).findFirst();
    }

    private Stream<Path> places(List<String> names) {
      Stream<Path> inCaches =
          own.stream().skip(1).flatMap(folder -> names.stream().map(folder::resolve));
      Stream<Path> inEncoder = names.stream().map(own.get(0)::resolve);
      return Stream.of(inEncoder, names.stream().flatMap(this::besideTheModel), inCaches)
          .flatMap(files -> files);
    }

    /** In the model's own folder {@code config.json} and the weights are the model's. */
    private Stream<Path> besideTheModel(String name) {
      boolean modelsOwn = name.equals(CONFIGURATION) || PRETRAINED.contains(name);
      return modelsOwn ? Stream.empty() : Stream.of(modelDir.resolve(name));
    }

    private static List<Path> snapshots(String modelName) {
      if (!modelName.matches("[\\w./-]+")) {
        return List.of();
      }
      String cached = "models--" + modelName.replace("/", "--");
      Path folder = hubCache().resolve(cached).resolve("snapshots");
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> revisions = Files.list(folder)) {
        return revisions.sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Path hubCache() {
      String home = System.getenv("HF_HOME");
      return home == null || home.isEmpty()
          ? Path.of(System.getProperty("user.home"), ".cache", "huggingface", "hub")
          : Path.of(home, "hub");
    }
  }
}
