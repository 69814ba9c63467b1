package io.github.eaosbeam.models;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Which model to open and how to read its scores. Immutable; travels to workers.
 *
 * @param modelDir a local model directory, or {@link #BUNDLED}
 * @param decoding the rules that turn scores into quadruples
 * @param confidenceThreshold quadruples below it are dropped, 0 to 1
 * @param device where the network runs
 */
public record ExtractorSpec(
    String modelDir, Decoding decoding, double confidenceThreshold, DeviceChoice device)
    implements Serializable {
  /** Stands for the model inside the jar. */
  public static final String BUNDLED = "bundled";

  public ExtractorSpec {
    requireNonNull(modelDir, "modelDir");
    requireNonNull(decoding, "decoding");
    requireNonNull(device, "device");
    if (!(confidenceThreshold >= 0 && confidenceThreshold <= 1)) {
      throw new IllegalArgumentException(
          "confidence threshold must be from 0 to 1, got " + confidenceThreshold);
    }
  }

  /** Strict decoding, threshold 0.5, the GPU where there is one. */
  public static ExtractorSpec of(String modelDir) {
    return new ExtractorSpec(modelDir, Decoding.STRICT, 0.5, DeviceChoice.AUTO);
  }

  /** The model inside the jar, with the settings of {@link #of}. */
  public static ExtractorSpec bundled() {
    return of(BUNDLED);
  }

  public ExtractorSpec withDecoding(Decoding rules) {
    return new ExtractorSpec(modelDir, rules, confidenceThreshold, device);
  }

  public ExtractorSpec withConfidenceThreshold(double threshold) {
    return new ExtractorSpec(modelDir, decoding, threshold, device);
  }

  public ExtractorSpec withDevice(DeviceChoice choice) {
    return new ExtractorSpec(modelDir, decoding, confidenceThreshold, choice);
  }
}
