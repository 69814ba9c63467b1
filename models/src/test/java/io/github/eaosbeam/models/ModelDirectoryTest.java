package io.github.eaosbeam.models;

import static io.github.eaosbeam.models.GoldenFiles.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDirectoryTest {
  @TempDir Path model;

  @BeforeEach
  void copyTiny() throws IOException {
    copy(golden("checkpoints/tiny"), model);
  }

  @Test
  void findsTheEncodersFilesInItsFolder() {
    assertThat(ModelDirectory.open(model).vocabulary())
        .isEqualTo(model.resolve("encoder/vocab.txt"));
  }

  @Test
  void findsTheVocabularyBesideTheModel() throws IOException {
    Files.move(model.resolve("encoder/vocab.txt"), model.resolve("vocab.txt"));

    assertThat(ModelDirectory.open(model).vocabulary()).isEqualTo(model.resolve("vocab.txt"));
  }

  @Test
  void takesSafetensorsWhereThereIsNoCheckpoint() throws IOException {
    Files.delete(model.resolve("latest_checkpoint.pth"));
    Files.writeString(model.resolve("model.safetensors"), "");

    assertThat(ModelDirectory.open(model).checkpoint())
        .isEqualTo(model.resolve("model.safetensors"));
  }

  @Test
  void doesNotTakeTheModelsWeightsForTheEncodersOwn() throws IOException {
    Files.delete(model.resolve("encoder/model.safetensors"));
    Files.writeString(model.resolve("model.safetensors"), "");

    assertThat(ModelDirectory.open(model).pretrained()).isEmpty();
  }

  @Test
  void saysWhichEncoderFileIsMissingAndWhereToPutIt() throws IOException {
    Files.delete(model.resolve("encoder/bpe.codes"));

    assertThatThrownBy(() -> ModelDirectory.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("the encoder's bpe.codes is missing; put it into " + model)
        .hasMessageContaining("nothing is downloaded");
  }

  @Test
  void saysThatThereIsNoCheckpoint() throws IOException {
    Files.delete(model.resolve("latest_checkpoint.pth"));

    assertThatThrownBy(() -> ModelDirectory.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(model + ": has no latest_checkpoint.pth and no model.safetensors");
  }

  @Test
  void saysWhatIsWrongInAConfiguration() throws IOException {
    change("config.json", "\"max_len\": 256", "\"max_len\": \"256\"");

    assertThatThrownBy(() -> ModelDirectory.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("config.json: needs the whole number \"max_len\", found \"256\"");
  }

  @Test
  void saysWhereAConfigurationIsNotJson() throws IOException {
    Files.writeString(model.resolve("config.json"), "{\n  \"max_len\": 256,\n");

    assertThatThrownBy(() -> ModelDirectory.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("config.json: not valid JSON at line 3");
  }

  @Test
  void refusesAnActivationItDoesNotRun() throws IOException {
    change("encoder/config.json", "\"gelu\"", "\"silu\"");

    assertThatThrownBy(() -> ModelDirectory.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("encoder/config.json: hidden_act is \"silu\"");
  }

  @Test
  void refusesAVocabularyLargerThanTheEncoder() throws IOException {
    change("encoder/config.json", "\"vocab_size\": 2213", "\"vocab_size\": 2000");

    assertThatThrownBy(() -> Extractor.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("vocab.txt: holds 2213 tokens, the encoder's vocab_size is 2000");
  }

  @Test
  void refusesMorePositionsThanTheEncoderHas() throws IOException {
    change("config.json", "\"max_len\": 256", "\"max_len\": 257");

    assertThatThrownBy(() -> Extractor.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("max_len 257 needs 259 positions");
  }

  @Test
  void refusesAGpuWhereThereIsNone() {
    assertThatThrownBy(
            () -> Extractor.open(ExtractorSpec.of(model.toString()).withDevice(DeviceChoice.GPU)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("--device=gpu: PyTorch finds no GPU it can use here");
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(model.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(model.resolve(file), text.replace(from, to));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(file -> copyFile(file, to.resolve(from.relativize(file))));
    }
  }

  private static void copyFile(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
