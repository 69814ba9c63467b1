package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights a model wants, each of the shape it wants, as float32.
 *
 * <p>They come from a checkpoint; those of the encoder ({@code bert.*}) that it lacks come from the
 * pretrained encoder's own file. Immutable; holds no file open; may be used by any number of
 * threads.
 */
public final class StateDict {
  private static final String BILSTM = "lstm.";

  private final Map<String, ByteBuffer> weights;

  private StateDict(Map<String, ByteBuffer> weights) {
    this.weights = weights;
  }

  /**
   * Picks the weights in {@code wanted} out of {@code checkpoint}. Other keys of it are ignored, as
   * is the prefix {@code module.} that {@code nn.DataParallel} adds.
   *
   * @param checkpoint a checkpoint of the whole model
   * @param pretrainedEncoder the encoder's own weights, where there are any: {@code
   *     model.safetensors} or {@code pytorch_model.bin}
   * @param wanted shapes by name
   * @throws CheckpointFormatException where a weight is missing, of another shape or no
   *     floating-point tensor; or where the checkpoint is of the BiLSTM architecture
   */
  public static StateDict open(
      Path checkpoint, Optional<Path> pretrainedEncoder, Map<String, List<Long>> wanted) {
    try (WeightSource model = WeightSource.open(checkpoint)) {
      List<String> missing = wanted.keySet().stream().filter(name -> !model.has(name)).toList();
      requireOnlyEncoderMissing(model, missing, wanted.size());
      Map<String, ByteBuffer> weights = new LinkedHashMap<>();
      wanted.forEach(
          (name, shape) -> {
            if (model.has(name)) {
              weights.put(name, model.float32(name, shape));
            }
          });
      if (!missing.isEmpty()) {
        weights.putAll(pretrained(model, pretrainedEncoder, missing, wanted));
      }
      return new StateDict(weights);
    }
  }

  /**
   * A wanted weight: a read-only direct buffer of {@code 4 * elements} bytes, little-endian,
   * row-major, at position 0.
   *
   * @throws IllegalArgumentException where {@code name} was not wanted
   */
  public ByteBuffer float32(String name) {
    ByteBuffer weight = weights.get(name);
    if (weight == null) {
      throw new IllegalArgumentException(name + " was not among the wanted weights");
    }
    return weight.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireOnlyEncoderMissing(
      WeightSource model, List<String> missing, int wantedCount) {
    List<String> heads =
        missing.stream().filter(name -> !name.startsWith(WeightSource.ENCODER)).toList();
    if (!heads.isEmpty()) {
      requireTransformer(model);
    }
    if (wantedCount > 0 && missing.size() == wantedCount) {
      throw model
          .place()
          .refused(
              "none of the model's %d weights is there; the top level has %s"
                  .formatted(wantedCount, Printable.listOf(model.topLevelKeys())),
              "save the weights under model_state_dict, the only wrapper that counts");
    }
    if (!heads.isEmpty()) {
      throw model
          .place()
          .refused(
              "weights are missing: " + Printable.listOf(heads),
              "name a checkpoint of the whole model: no other file has them");
    }
  }

  /** A transformer's checkpoint may hold a stray recurrent layer; here weights are missing too. */
  private static void requireTransformer(WeightSource model) {
    List<String> recurrent =
        model.names().stream().filter(name -> name.startsWith(BILSTM)).toList();
    if (!recurrent.isEmpty()) {
      throw model
          .place()
          .refused(
              "architecture mismatch: it holds a BiLSTM (%s), this model is the transformer (%s)"
                  .formatted(Printable.listOf(recurrent), "transformer.layers.*"),
              "name a checkpoint of the transformer");
    }
  }

  private static Map<String, ByteBuffer> pretrained(
      WeightSource model,
      Optional<Path> path,
      List<String> missing,
      Map<String, List<Long>> wanted) {
    if (path.isEmpty()) {
      throw model
          .place()
          .refused(
              "weights of the encoder are missing: " + Printable.listOf(missing),
              "put the pretrained encoder's model.safetensors into the encoder folder");
    }
    try (WeightSource encoder = WeightSource.open(path.get())) {
      Map<String, ByteBuffer> weights = new LinkedHashMap<>();
      for (String name : missing) {
        String pretrainedName =
            encoder.pretrainedName(name).orElseThrow(() -> lacks(encoder, model, missing));
        weights.put(name, encoder.float32(pretrainedName, wanted.get(name)));
      }
      return weights;
    }
  }

  private static CheckpointFormatException lacks(
      WeightSource encoder, WeightSource model, List<String> missing) {
    List<String> nowhere =
        missing.stream().filter(name -> encoder.pretrainedName(name).isEmpty()).toList();
    return encoder
        .place()
        .refused(
            "weights that %s lacks are missing here too: %s"
                .formatted(model.place().file(), Printable.listOf(nowhere)),
            "use the encoder that the model was trained with");
  }
}
