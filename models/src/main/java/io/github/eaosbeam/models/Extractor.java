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
 * <p>Any number of threads may call it at once; there is one copy of the weights, and a fixed
 * number of threads runs the network, however many call. A text's result does not depend on the
 * texts it is handed in with.
 */
public final class Extractor implements AutoCloseable {
  private final LoadedModel model;
  private final Decoding decoding;
  private final double confidenceThreshold;
  private final Runnable onClose;

  Extractor(LoadedModel model, ExtractorSpec spec, Runnable onClose) {
    this.model = model;
    this.decoding = spec.decoding();
    this.confidenceThreshold = spec.confidenceThreshold();
    this.onClose = onClose;
  }

  /** Opens a model directory with {@link ExtractorSpec#of(String)}'s settings. */
  public static Extractor open(Path modelDir) {
    return open(ExtractorSpec.of(modelDir.toString()));
  }

  /**
   * Opens the model that {@code spec} names, with weights of its own. Where several users in a JVM
   * want the same model, {@link ExtractorLease} shares one.
   *
   * @throws ModelException where the directory cannot be used
   */
  public static Extractor open(ExtractorSpec spec) {
    LoadedModel model = LoadedModel.load(spec);
    return new Extractor(model, spec, model::close);
  }

  /** The quadruples of one text. */
  public Extraction extract(String text) {
    return extractAll(List.of(text)).get(0);
  }

  /**
   * The quadruples of each text, in the order of the texts. A few hundred texts a call keep all
   * cores busy; results are held in memory until the call ends.
   *
   * @throws ExtractionException where the model cannot process one of them
   */
  public List<Extraction> extractAll(List<String> texts) {
    return model.extractAll(texts, decoding, confidenceThreshold);
  }

  /** What the model is. */
  public ModelCard card() {
    return model.card();
  }

  /** The device the network runs on, {@code cpu} or {@code gpu0}. */
  public String device() {
    return model.device();
  }

  /** How many threads run the network. */
  public int threads() {
    return model.threads();
  }

  /** What the model has done so far, for whomever: leases on one model share the count. */
  public ModelWork work() {
    return model.work();
  }

  /** Frees the weights once the calls under way have ended. */
  @Override
  public void close() {
    onClose.run();
  }
}
