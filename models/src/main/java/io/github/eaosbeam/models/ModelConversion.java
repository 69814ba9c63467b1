package io.github.eaosbeam.models;

import io.github.eaosbeam.models.checkpoint.ElementType;
import io.github.eaosbeam.models.checkpoint.SafetensorsWriter;
import io.github.eaosbeam.models.checkpoint.StateDict;
import io.github.eaosbeam.models.encoder.Architecture;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Makes a lean model directory out of any other: configurations and vocabulary as they are, and of
 * the checkpoint only the weights that inference reads.
 *
 * <pre>{@code
 * try (ModelConversion conversion = ModelConversion.begin("model", Path.of("lean"), false)) {
 *   ConvertedWeights weights = conversion.write(ElementType.FLOAT32);
 *   PredictionComparison comparison = conversion.compare(texts);
 *   conversion.publish();
 * }
 * }</pre>
 *
 * <p>The directory appears with {@link #publish}, whole; closed before, a conversion leaves
 * nothing. Weights go from the mapped checkpoint to the file chunk by chunk. For one thread, but
 * for {@link #cancel}.
 */
public final class ModelConversion implements AutoCloseable {
  private static final String WEIGHTS = "model.safetensors";
  private static final String CONFIGURATION = "config.json";
  private static final String ENCODER_CONFIGURATION = "encoder/config.json";
  private static final String VOCABULARY = "encoder/vocab.txt";
  private static final String MERGES = "encoder/bpe.codes";
  private static final Set<Path> FILES =
      Set.of(
          Path.of(WEIGHTS),
          Path.of(CONFIGURATION),
          Path.of(ENCODER_CONFIGURATION),
          Path.of(VOCABULARY),
          Path.of(MERGES));

  private static final float LARGEST_FLOAT16 = 65504;
  private static final int COMMENTS_AT_ONCE = 256;

  private final Optional<BundledModel> bundled;
  private final Path source;
  private final StagedFolder target;
  private volatile boolean cancelled;

  private ModelConversion(Optional<BundledModel> bundled, Path source, StagedFolder target) {
    this.bundled = bundled;
    this.source = source;
    this.target = target;
  }

  /**
   * Makes ready to convert; nothing is visible yet.
   *
   * @param modelDir a model directory, or {@link ExtractorSpec#BUNDLED}
   * @param output the directory to make
   * @param overwrite whether one that an earlier conversion made may be replaced
   * @throws ModelException where the output cannot be made
   */
  public static ModelConversion begin(String modelDir, Path output, boolean overwrite) {
    Optional<BundledModel> bundled =
        modelDir.equals(ExtractorSpec.BUNDLED)
            ? Optional.of(BundledModel.unpack())
            : Optional.empty();
    try {
      Path source = bundled.map(BundledModel::directory).orElseGet(() -> Path.of(modelDir));
      return new ModelConversion(bundled, source, StagedFolder.of(output, overwrite, FILES));
    } catch (RuntimeException | Error e) {
      bundled.ifPresent(BundledModel::close);
      throw e;
    }
  }

  /**
   * Writes the directory's files, and makes sure that float32 weights are those of the source to
   * the last bit.
   *
   * @param type {@link ElementType#FLOAT32}, or {@link ElementType#FLOAT16} for half the size
   * @throws ModelException where the source cannot be used, or float16 cannot hold a weight
   */
  public ConvertedWeights write(ElementType type) throws IOException {
    ModelDirectory directory = ModelDirectory.open(source);
    Architecture architecture = LoadedModel.architecture(source, directory);
    Map<String, List<Long>> shapes = architecture.shapes();
    StateDict weights = StateDict.open(directory.checkpoint(), directory.pretrained(), shapes);
    copyTexts(directory);
    Path file = target.folder().resolve(WEIGHTS);
    SafetensorsWriter.write(file, shapes, type, name -> numbers(weights, name, type));
    if (type == ElementType.FLOAT32) {
      requireSame(weights, StateDict.open(file, Optional.empty(), shapes), shapes.keySet());
    }
    return new ConvertedWeights(
        shapes.size(),
        architecture.parameters(),
        Files.size(directory.checkpoint()),
        Files.size(file),
        Sha256.of(file));
  }

  private void copyTexts(ModelDirectory directory) throws IOException {
    Files.createDirectory(target.folder().resolve("encoder"));
    Files.copy(directory.configuration(), target.folder().resolve(CONFIGURATION));
    Files.copy(directory.encoderConfiguration(), target.folder().resolve(ENCODER_CONFIGURATION));
    Files.copy(directory.vocabulary(), target.folder().resolve(VOCABULARY));
    Files.copy(directory.merges(), target.folder().resolve(MERGES));
  }

  private FloatBuffer numbers(StateDict weights, String name, ElementType type) {
    requireNotCancelled();
    FloatBuffer numbers = weights.float32(name).asFloatBuffer();
    if (type == ElementType.FLOAT16) {
      requireWithinFloat16(name, numbers);
    }
    return numbers;
  }

  private void requireWithinFloat16(String name, FloatBuffer numbers) {
    for (int i = 0; i < numbers.limit(); i++) {
      if (Math.abs(numbers.get(i)) > LARGEST_FLOAT16) {
        throw new ModelException(
            "%s: %s: holds %s, more than the 65504 that float16 ends at; convert to float32"
                .formatted(source, name, numbers.get(i)));
      }
    }
  }

  private void requireSame(StateDict before, StateDict after, Set<String> names) {
    for (String name : names) {
      requireNotCancelled();
      if (before.float32(name).mismatch(after.float32(name)) >= 0) {
        throw new IllegalStateException(
            "%s reads otherwise than it was written; is the disk of %s sound?"
                .formatted(name, target.folder().getParent()));
      }
    }
  }

  /**
   * Runs the model as it was and as it has become, and compares all that they find: the reference's
   * rules, no threshold. To be called after {@link #write}.
   *
   * @param texts comments
   * @throws ModelException where one of the models cannot process them
   */
  public PredictionComparison compare(List<String> texts) {
    return PredictionComparison.of(extract(source, texts), extract(target.folder(), texts));
  }

  private List<Extraction> extract(Path directory, List<String> texts) {
    ExtractorSpec spec =
        ExtractorSpec.of(directory.toString())
            .withDecoding(Decoding.REFERENCE)
            .withConfidenceThreshold(0)
            .withDevice(DeviceChoice.CPU);
    List<Extraction> found = new ArrayList<>();
    try (Extractor extractor = Extractor.open(spec)) {
      for (int from = 0; from < texts.size(); from += COMMENTS_AT_ONCE) {
        requireNotCancelled();
        int end = Math.min(texts.size(), from + COMMENTS_AT_ONCE);
        found.addAll(extractor.extractAll(texts.subList(from, end)));
      }
      return found;
    } catch (ExtractionException e) {
      throw new ModelException("%s: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /** Puts the directory in its place. To be called once, after {@link #write}. */
  public void publish() throws IOException {
    requireNotCancelled();
    target.publish();
  }

  /** Makes the step under way end soon, with a {@link CancellationException}; any thread may. */
  public void cancel() {
    cancelled = true;
  }

  private void requireNotCancelled() {
    if (cancelled) {
      throw new CancellationException("the conversion was cancelled");
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() throws IOException {
    try {
      bundled.ifPresent(BundledModel::close);
    } finally {
      target.close();
    }
  }
}
