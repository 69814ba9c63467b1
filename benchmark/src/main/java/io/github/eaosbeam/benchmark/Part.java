package io.github.eaosbeam.benchmark;

/** What can be measured by itself. */
public enum Part {
  /** The model without a pipeline, beside the machine's own matrix product. */
  MODEL,
  /** Whole jobs, from the command to the output. */
  PIPELINE,
  /** Whole jobs of several sizes. */
  SCALING
}
