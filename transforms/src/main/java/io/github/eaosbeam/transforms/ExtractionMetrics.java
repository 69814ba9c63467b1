package io.github.eaosbeam.transforms;

import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Quadruple;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * The metrics that the transforms keep, all in {@link #NAMESPACE}.
 *
 * <p>A bundle that is retried counts again, so these figures serve for watching; the output alone
 * is exact. Beside the names below there are {@code rejected_<fault>}, {@code
 * quadruples_aspect_<label>} and {@code quadruples_sentiment_<label>}, labels reduced to {@code
 * [a-z0-9_]}.
 */
public final class ExtractionMetrics {
  public static final String NAMESPACE = "eaos";

  /** Counter: comments that reached the model. */
  public static final String COMMENTS = "comments";

  /** Counter: comments that the model has processed. */
  public static final String EXTRACTED = "extracted";

  /** Counter: records rejected in any step. */
  public static final String REJECTED = "rejected";

  /** Counter: comments longer than the model reads. */
  public static final String TRUNCATED = "truncated";

  /** Counter: quadruples found. */
  public static final String QUADRUPLES = "quadruples";

  /** Distribution: tokens per comment. */
  public static final String TOKENS = "tokens";

  /** Distribution: comments per batch. */
  public static final String BATCH_SIZE = "batch_size";

  /** Distribution: milliseconds per batch. */
  public static final String INFERENCE_MILLIS = "inference_millis";

  /** Distribution: milliseconds that the model took to load, once for each process that did. */
  public static final String MODEL_LOAD_MILLIS = "model_load_millis";

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9]+");

  private ExtractionMetrics() {}

  static void countRejected(Fault fault) {
    count(REJECTED, 1);
    count(REJECTED + "_" + fault.label(), 1);
  }

  static void countBatch(int comments, long nanos) {
    count(COMMENTS, comments);
    observe(BATCH_SIZE, comments);
    observe(INFERENCE_MILLIS, TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  static void countLoad(Duration time) {
    observe(MODEL_LOAD_MILLIS, time.toMillis());
  }

  static void countExtracted(Extraction extraction) {
    count(EXTRACTED, 1);
    count(TRUNCATED, extraction.truncated() ? 1 : 0);
    count(QUADRUPLES, extraction.quadruples().size());
    observe(TOKENS, extraction.tokens());
    for (Quadruple quadruple : extraction.quadruples()) {
      count("quadruples_aspect_" + safe(quadruple.aspect()), 1);
      count("quadruples_sentiment_" + safe(quadruple.sentiment()), 1);
    }
  }

  /** Metric systems know ASCII: {@code Kịch bản} becomes {@code kich_ban}. */
  static String safe(String label) {
    String letters = MARKS.matcher(Normalizer.normalize(label, Normalizer.Form.NFD)).replaceAll("");
    String ascii = letters.toLowerCase(Locale.ROOT).replace('đ', 'd');
    return UNSAFE.matcher(ascii).replaceAll("_");
  }

  private static void count(String name, long increment) {
    Metrics.counter(NAMESPACE, name).inc(increment);
  }

  private static void observe(String name, long value) {
    Metrics.distribution(NAMESPACE, name).update(value);
  }
}
