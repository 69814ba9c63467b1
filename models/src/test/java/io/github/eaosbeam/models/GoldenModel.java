package io.github.eaosbeam.models;

import static io.github.eaosbeam.models.GoldenFiles.golden;

import io.github.eaosbeam.models.checkpoint.StateDict;
import io.github.eaosbeam.models.encoder.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recorded checkpoint. The variants hold their weights alone and share the configuration, the
 * vocabulary and the encoder's weights of {@code variants/base}.
 */
public record GoldenModel(ModelDirectory directory, Path checkpoint) {

  public static GoldenModel open(String name) {
    Path own = golden("checkpoints/" + name);
    Path shared =
        Files.exists(own.resolve("config.json")) ? own : golden("checkpoints/variants/base");
    return new GoldenModel(ModelDirectory.open(shared), own.resolve("latest_checkpoint.pth"));
  }

  public Architecture architecture() {
    return LoadedModel.architecture(checkpoint, directory);
  }

  public StateDict weights() {
    return StateDict.open(checkpoint, directory.pretrained(), architecture().shapes());
  }
}
