package io.github.eaosbeam.models;

/** Where the network runs. */
public enum DeviceChoice {
  /** A GPU where one can be used, otherwise the CPU. */
  AUTO,
  /** The CPU. */
  CPU,
  /** A GPU; opening the model fails where there is none. */
  GPU
}
