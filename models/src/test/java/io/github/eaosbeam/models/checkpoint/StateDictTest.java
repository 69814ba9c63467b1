package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDictTest {
  private static final Map<String, List<Long>> WANTED = Variants.wanted();
  private static final StateDict BASE = open("base");

  @TempDir Path folder;

  static List<String> sameAsBase() {
    return Variants.expecting("same");
  }

  @ParameterizedTest
  @MethodSource("sameAsBase")
  void readsTheSameWeightsOutOfEveryFormat(String variant) {
    assertSameAsBase(open(variant));
  }

  @Test
  void stripsTheDataParallelPrefix() {
    assertSameAsBase(open("module_prefix"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp16", "bf16"})
  void widensHalfPrecisionWithinItsRounding(String variant) {
    double relativeRounding = variant.equals("fp16") ? 0x1p-11 : 0x1p-8;
    double smallestStep = variant.equals("fp16") ? 0x1p-25 : 0;
    StateDict half = open(variant);

    for (String name : WANTED.keySet()) {
      ByteBuffer expected = BASE.float32(name);
      ByteBuffer actual = half.float32(name);
      assertThat(actual.limit()).isEqualTo(expected.limit());
      for (int i = 0; i < expected.limit(); i += Float.BYTES) {
        float value = expected.getFloat(i);
        assertThat((double) Math.abs(actual.getFloat(i) - value))
            .as("%s at byte %d", name, i)
            .isLessThanOrEqualTo(Math.abs(value) * relativeRounding + smallestStep);
      }
    }
  }

  @Test
  void takesMissingEncoderWeightsFromThePretrainedEncoder() {
    StateDict stateDict =
        StateDict.open(
            Variants.checkpoint("missing_bert"), Optional.of(Variants.pretrainedEncoder()), WANTED);

    try (Checkpoint encoder = Checkpoint.open(Variants.pretrainedEncoder())) {
      for (String name : WANTED.keySet()) {
        ByteBuffer expected =
            List.of(
                        "bert.encoder.layer.1.output.dense.bias",
                        "bert.encoder.layer.0.attention.self.query.weight",
                        "bert.embeddings.LayerNorm.weight")
                    .contains(name)
                ? encoder.float32(name.substring("bert.".length()))
                : BASE.float32(name);
        assertThat(stateDict.float32(name)).as(name).isEqualTo(expected);
      }
    }
  }

  @Test
  void namesMissingEncoderWeightsWhereThereIsNoPretrainedEncoder() {
    assertThatThrownBy(() -> open("missing_bert"))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("missing_bert/latest_checkpoint.pth: ")
        .hasMessageContaining("bert.encoder.layer.0.attention.self.query.weight")
        .hasMessageContaining("bert.encoder.layer.1.output.dense.bias")
        .hasMessageContaining("bert.embeddings.LayerNorm.weight")
        .hasMessageContaining("put the pretrained encoder's model.safetensors");
  }

  @Test
  void acceptsPretrainedEncodersWithAPrefix() throws Exception {
    for (String prefix : List.of("roberta.", "bert.")) {
      Path encoder = TorchFiles.zip(folder.resolve(prefix + "bin"), prefix + "a", 7);
      Path model = TorchFiles.zip(folder.resolve("model.pth"), "head", 3);

      StateDict stateDict =
          StateDict.open(
              model, Optional.of(encoder), Map.of("bert.a", List.of(1L), "head", List.of(1L)));

      assertThat(stateDict.float32("bert.a").getFloat()).isEqualTo(7);
      assertThat(stateDict.float32("head").getFloat()).isEqualTo(3);
    }
  }

  @Test
  void namesWeightsThatNeitherCheckpointNorEncoderHas() {
    Map<String, List<Long>> wanted =
        Map.of("quad_queries", List.of(4L, 16L), "bert.none.such", List.of(1L));

    assertThatThrownBy(
            () ->
                StateDict.open(
                    Variants.checkpoint("base"), Optional.of(Variants.pretrainedEncoder()), wanted))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("model.safetensors: ")
        .hasMessageContaining("missing here too: bert.none.such;");
  }

  @Test
  void refusesACheckpointWithoutAHead() {
    assertThatThrownBy(() -> open("missing_head"))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("weights are missing: fc_sentiment.weight, fc_sentiment.bias;");
  }

  @Test
  void refusesAnotherShapeNamingBoth() {
    assertThatThrownBy(() -> open("shape_mismatch"))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(
            "fc_aspect.weight: shape [5, 16] where the model needs [11, 16]; use the checkpoint");
  }

  @Test
  void refusesAnotherWrapperNamingWhatCounts() {
    assertThatThrownBy(() -> open("other_wrapper"))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("none of the model's 78 weights is there")
        .hasMessageContaining("the top level has state_dict")
        .hasMessageContaining("model_state_dict");
  }

  @Test
  void refusesABiLstmNamingBothArchitectures() throws Exception {
    Path checkpoint = TorchFiles.zip(folder.resolve("bilstm.pth"), "module.lstm.weight_ih_l0", 1);

    assertThatThrownBy(() -> StateDict.open(checkpoint, Optional.empty(), WANTED))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("architecture mismatch: it holds a BiLSTM (lstm.weight_ih_l0)")
        .hasMessageContaining("transformer");
  }

  @Test
  void refusesAWantedWeightOfIntegers() {
    Map<String, List<Long>> wanted = Map.of("dropout.num_batches_tracked", List.of());

    assertThatThrownBy(
            () -> StateDict.open(Variants.checkpoint("extra_keys"), Optional.empty(), wanted))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("dropout.num_batches_tracked: holds INT64, not floating point");
  }

  @Test
  void refusesAskingForWhatWasNotWanted() {
    assertThatThrownBy(() -> BASE.float32("bert.pooler.dense.bias"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bert.pooler.dense.bias");
  }

  private static void assertSameAsBase(StateDict stateDict) {
    for (String name : WANTED.keySet()) {
      assertThat(stateDict.float32(name)).as(name).isEqualTo(BASE.float32(name));
    }
  }

  private static StateDict open(String variant) {
    return StateDict.open(Variants.checkpoint(variant), Optional.empty(), WANTED);
  }
}
