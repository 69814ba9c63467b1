package io.github.eaosbeam.models;

import java.nio.file.Path;
import java.util.List;

/**
 * Extracts quadruples from comments.
 *
 * <pre>{@code
 * try (Extractor extractor = Extractor.open(Path.of("model"))) {
 *   List<Extraction> found = extractor.extractAll(List.of("MC dẫn tốt nhưng kịch bản chưa hay"));
 * }
 * }</pre>
 *
 * <p>Any number of threads may call it at once; there is one copy of the weights. A text's result
 * does not depend on the texts it is handed in with.
 */
public final class Extractor implements AutoCloseable {
  private Extractor() {}

  /** Opens a model directory with {@link ExtractorSpec#of}'s settings. */
  public static Extractor open(Path modelDir) {
    return open(ExtractorSpec.of(modelDir.toString()));
  }

  /**
   * Opens the model that {@code spec} names.
   *
   * @throws ModelException where the directory cannot be used
   */
  public static Extractor open(ExtractorSpec spec) {
    return pending();
  }

  /** The quadruples of one text. */
  public Extraction extract(String text) {
    return extractAll(List.of(text)).get(0);
  }

  /**
   * The quadruples of each text, in the order of the texts.
   *
   * @throws ExtractionException where the model cannot process one of them
   */
  public List<Extraction> extractAll(List<String> texts) {
    return pending();
  }

  /** What the model is. */
  public ModelCard card() {
    return pending();
  }

  /** The device the network runs on, such as {@code cpu} or {@code gpu0}. */
  public String device() {
    return pending();
  }

  /** Frees the weights. Calls under way end first. */
  @Override
  public void close() {}

  private static <T> T pending() {
    throw new UnsupportedOperationException("being written");
  }
}
