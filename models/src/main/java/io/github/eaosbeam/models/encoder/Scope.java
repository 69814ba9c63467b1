package io.github.eaosbeam.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/** Frees what a layer computed on its way. An operation's result lives as long as its input. */
final class Scope {
  private Scope() {}

  /** Applies {@code layer}, then frees {@code x} and every array in between, keeping the result. */
  static NDArray run(NDArray x, UnaryOperator<NDArray> layer) {
    NDManager outer = x.getManager();
    try (NDManager scope = outer.newSubManager()) {
      x.attach(scope);
      NDArray result = layer.apply(x);
      result.attach(outer);
      return result;
    }
  }
}
