package io.github.eaosbeam.transforms;

/** How a record's {@code predictions} are written. */
public enum PredictionsFormat {
  /** A string that holds a JSON array, as the PySpark job wrote it. */
  STRING,
  /** A JSON array. */
  ARRAY
}
