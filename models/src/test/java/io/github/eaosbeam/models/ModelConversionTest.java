package io.github.eaosbeam.models;

import static io.github.eaosbeam.models.GoldenFiles.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.eaosbeam.models.checkpoint.Checkpoint;
import io.github.eaosbeam.models.checkpoint.ElementType;
import io.github.eaosbeam.models.checkpoint.RandomModelDirectory;
import io.github.eaosbeam.models.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelConversionTest {
  private static final long HEADER_BYTES = 20_000;
  private static final List<String> TEXTS =
      List.of("Chương trình rất hay!", "MC dẫn tốt nhưng kịch bản chưa hay", "");

  @TempDir Path root;
  private Path lean;

  @BeforeEach
  void name() {
    lean = root.resolve("lean");
  }

  @ParameterizedTest
  @CsvSource({"tiny, model", "shape, model_shape"})
  void theLeanModelWritesTheReferencesPredictionsToTheLetter(String checkpoint, String recording)
      throws IOException {
    convert(golden("checkpoints/" + checkpoint).toString(), ElementType.FLOAT32);

    ExtractorSpec spec =
        ExtractorSpec.of(lean.toString())
            .withDecoding(Decoding.REFERENCE)
            .withConfidenceThreshold(0);
    List<JsonNode> recorded = GoldenFiles.records(golden(recording + ".jsonl"));
    try (Extractor extractor = Extractor.open(spec)) {
      assertThat(extractor.extractAll(texts(recorded)))
          .extracting(found -> PredictionsJson.spaced(found.quadruples(), false))
          .isEqualTo(
              recorded.stream().map(comment -> comment.get("json").get("0.0").asText()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain_state_dict",
        "legacy_nonzip",
        "fp16",
        "bf16",
        "fp64",
        "module_prefix",
        "extra_keys",
        "missing_bert",
        "strided_shared",
      })
  void predictsTheSameWhateverTheCheckpointLooksLike(String variant) throws IOException {
    PredictionComparison comparison = convert(variant(variant).toString(), ElementType.FLOAT32);

    assertThat(comparison.quadruples()).isPositive();
    assertThat(comparison.largestConfidenceChange()).isZero();
    assertThat(comparison).matches(PredictionComparison::same);
  }

  @Test
  void keepsOnlyTheWeightsThatInferenceReads() throws IOException {
    Path source = randomModel();
    try (ModelConversion conversion = ModelConversion.begin(source.toString(), lean, false)) {
      ConvertedWeights weights = conversion.write(ElementType.FLOAT32);
      conversion.publish();

      Path file = lean.resolve("model.safetensors");
      assertThat(weights.bytesAfter()).isEqualTo(Files.size(file));
      assertThat(weights.bytesAfter())
          .isBetween(4 * weights.weights(), 4 * weights.weights() + HEADER_BYTES);
      assertThat(weights.bytesBefore()).isGreaterThan(3 * weights.bytesAfter() - 100_000);
      assertThat(weights.sha256()).isEqualTo(Sha256.of(file));
      try (Checkpoint checkpoint = Checkpoint.open(file)) {
        assertThat(checkpoint.tensors()).hasSize(weights.tensors());
        assertThat(checkpoint.tensors().keySet()).noneMatch(name -> name.contains("pooler"));
      }
    }
  }

  @Test
  void holdsAllThatTheModelNeedsAndNothingElse() throws IOException {
    Path source = golden("checkpoints/tiny");
    convert(source.toString(), ElementType.FLOAT32);

    assertThat(tree(lean))
        .containsExactly(
            "config.json",
            "encoder",
            "encoder/bpe.codes",
            "encoder/config.json",
            "encoder/vocab.txt",
            "model.safetensors");
    for (String copied : List.of("config.json", "encoder/config.json", "encoder/vocab.txt")) {
      assertThat(lean.resolve(copied)).hasSameBinaryContentAs(source.resolve(copied));
    }
  }

  @Test
  void float16TakesHalfTheSpaceAndSaysWhatItChanges() throws IOException {
    String source = golden("checkpoints/tiny").toString();
    List<String> texts = texts(GoldenFiles.records(golden("model.jsonl")));
    try (ModelConversion conversion = ModelConversion.begin(source, lean, false)) {
      ConvertedWeights weights = conversion.write(ElementType.FLOAT16);
      PredictionComparison comparison = conversion.compare(texts);

      assertThat(weights.bytesAfter())
          .isBetween(2 * weights.weights(), 2 * weights.weights() + HEADER_BYTES);
      assertThat(comparison.comments()).isEqualTo(200);
      assertThat(comparison.lost()).isLessThan(comparison.quadruples() / 10);
      assertThat(comparison.largestConfidenceChange()).isBetween(1e-6, 0.1);
    }
  }

  @Test
  void convertsTheBundledModel() throws IOException {
    assertThat(convert(ExtractorSpec.BUNDLED, ElementType.FLOAT32))
        .matches(PredictionComparison::same);
  }

  @Test
  void convertsWhatItHasConverted() throws IOException {
    convert(golden("checkpoints/tiny").toString(), ElementType.FLOAT32);
    byte[] once = Files.readAllBytes(lean.resolve("model.safetensors"));
    Path again = root.resolve("again");
    try (ModelConversion conversion = ModelConversion.begin(lean.toString(), again, false)) {
      conversion.write(ElementType.FLOAT32);
      conversion.publish();
    }

    assertThat(again.resolve("model.safetensors")).hasBinaryContent(once);
  }

  @Test
  void refusesWeightsThatFloat16CannotHold() throws IOException {
    Path source = withWeight("fc_aspect.bias", 65_505);

    assertThatThrownBy(() -> convert(source.toString(), ElementType.FLOAT16))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            source
                + ": fc_aspect.bias: holds 65505.0, more than the 65504 that float16 ends at;"
                + " convert to float32");
    assertNothingIsLeft();
  }

  @Test
  void refusesAModelThatCannotRun() throws IOException {
    Path source = withWeight("fc_aspect.bias", Float.NaN);

    assertThatThrownBy(() -> convert(source.toString(), ElementType.FLOAT32))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(source + ": the model's scores are not finite numbers");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing_head", "shape_mismatch", "other_wrapper"})
  void leavesNothingOfACheckpointItRefuses(String variant) throws IOException {
    Path source = variant(variant);

    assertThatThrownBy(() -> convert(source.toString(), ElementType.FLOAT32))
        .isInstanceOf(CheckpointFormatException.class);
    assertNothingIsLeft();
  }

  @Test
  void leavesNothingWhenItIsCancelled() throws IOException {
    try (ModelConversion conversion =
        ModelConversion.begin(golden("checkpoints/tiny").toString(), lean, false)) {
      conversion.cancel();

      assertThatThrownBy(() -> conversion.write(ElementType.FLOAT32))
          .isInstanceOf(CancellationException.class);
      assertThatThrownBy(() -> conversion.compare(TEXTS)).isInstanceOf(CancellationException.class);
      assertThatThrownBy(conversion::publish).isInstanceOf(CancellationException.class);
    }
    assertNothingIsLeft();
  }

  @Test
  void leavesAnOlderModelInItsPlaceUntilTheNewOneIsWhole() throws IOException {
    convert(golden("checkpoints/tiny").toString(), ElementType.FLOAT32);
    byte[] older = Files.readAllBytes(lean.resolve("model.safetensors"));
    try (ModelConversion conversion =
        ModelConversion.begin(golden("checkpoints/tiny").toString(), lean, true)) {
      conversion.write(ElementType.FLOAT16);
      assertThat(lean.resolve("model.safetensors")).hasBinaryContent(older);

      conversion.publish();
    }
    assertThat(Files.size(lean.resolve("model.safetensors"))).isLessThan(older.length);
    assertThat(tree(root)).first().isEqualTo("lean");
  }

  private PredictionComparison convert(String source, ElementType type) throws IOException {
    try (ModelConversion conversion = ModelConversion.begin(source, lean, false)) {
      conversion.write(type);
      PredictionComparison comparison = conversion.compare(TEXTS);
      conversion.publish();
      return comparison;
    }
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(tree(root)).noneMatch(path -> path.contains("lean"));
  }

  private Path randomModel() throws IOException {
    Path source = root.resolve("random");
    RandomModelDirectory.write(
        source, RandomModelDirectory.Size.SMALL, Optional.of(golden("synthetic-vocab")), 1);
    return source;
  }

  /** One of the recorded checkpoints with the files that all of them share. */
  private Path variant(String name) throws IOException {
    Path source = copied(golden("checkpoints/variants/base"));
    Path checkpoint = source.resolve("latest_checkpoint.pth");
    Files.delete(checkpoint);
    Files.copy(golden("checkpoints/variants/" + name).resolve("latest_checkpoint.pth"), checkpoint);
    return source;
  }

  /** The tiny model with another first number in one of its weights. */
  private Path withWeight(String name, float first) throws IOException {
    Path source = copied(golden("checkpoints/tiny"));
    Map<String, List<Long>> shapes =
        LoadedModel.architecture(source, ModelDirectory.open(source)).shapes();
    Path checkpoint = source.resolve("latest_checkpoint.pth");
    try (Checkpoint whole = Checkpoint.open(checkpoint)) {
      SafetensorsWriter.write(
          source.resolve("model.safetensors"),
          shapes,
          ElementType.FLOAT32,
          weight -> {
            FloatBuffer numbers =
                FloatBuffer.allocate(whole.float32(weight).remaining() / Float.BYTES);
            numbers.put(whole.float32(weight).asFloatBuffer()).flip();
            return weight.equals(name) ? numbers.put(0, first) : numbers;
          });
    }
    Files.delete(checkpoint);
    return source;
  }

  private Path copied(Path model) throws IOException {
    Path copy = root.resolve("source");
    try (Stream<Path> files = Files.walk(model)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(model.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static List<String> texts(List<JsonNode> recorded) {
    return recorded.stream().map(comment -> comment.get("text").textValue()).toList();
  }

  private static List<String> tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.skip(1).map(path -> folder.relativize(path).toString()).sorted().toList();
    }
  }
}
