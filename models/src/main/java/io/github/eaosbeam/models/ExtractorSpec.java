package io.github.eaosbeam.models;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Which model to open and how to read its scores. Immutable; travels to workers.
 *
 * @param model where a machine finds the model
 * @param decoding the rules that turn scores into quadruples
 * @param confidenceThreshold quadruples below it are dropped, 0 to 1
 * @param device where the network runs
 * @param threads how many threads run it
 */
public record ExtractorSpec(
    ModelSource model,
    Decoding decoding,
    double confidenceThreshold,
    DeviceChoice device,
    InferenceThreads threads)
    implements Serializable {
  /** Stands for the model inside the jar. */
  public static final String BUNDLED = "bundled";

  public ExtractorSpec {
    requireNonNull(model, "model");
    requireNonNull(decoding, "decoding");
    requireNonNull(device, "device");
    requireNonNull(threads, "threads");
    if (!(confidenceThreshold >= 0 && confidenceThreshold <= 1)) {
      throw new IllegalArgumentException(
          "confidence threshold must be from 0 to 1, got " + confidenceThreshold);
    }
  }

  /**
   * Strict decoding, threshold 0.5, the GPU where there is one, otherwise a thread per processor.
   */
  public static ExtractorSpec of(ModelSource model) {
    return new ExtractorSpec(
        model, Decoding.STRICT, 0.5, DeviceChoice.AUTO, InferenceThreads.perProcessor());
  }

  /** A model directory that is on this machine, or {@link #BUNDLED}. */
  public static ExtractorSpec of(String modelDir) {
    return of(ModelSource.of(modelDir));
  }

  /** The model inside the jar, with the settings of {@link #of(ModelSource)}. */
  public static ExtractorSpec bundled() {
    return of(BUNDLED);
  }

  public ExtractorSpec withDecoding(Decoding rules) {
    return new ExtractorSpec(model, rules, confidenceThreshold, device, threads);
  }

  public ExtractorSpec withConfidenceThreshold(double threshold) {
    return new ExtractorSpec(model, decoding, threshold, device, threads);
  }

  public ExtractorSpec withDevice(DeviceChoice choice) {
    return new ExtractorSpec(model, decoding, confidenceThreshold, choice, threads);
  }

  public ExtractorSpec withThreads(InferenceThreads count) {
    return new ExtractorSpec(model, decoding, confidenceThreshold, device, count);
  }
}
