package io.github.eaosbeam.models;

import java.io.Serializable;

/**
 * How many threads of a process run the network, whatever the number of its tasks. Travels to
 * workers, each of which asks once, when it opens the model.
 */
@FunctionalInterface
public interface InferenceThreads extends Serializable {
  /** The number of threads; never are there more than this machine has processors. */
  int count();

  /** As many as this machine has processors. */
  static InferenceThreads perProcessor() {
    return Processors.ALL;
  }

  /** So many. */
  static InferenceThreads of(int count) {
    return new Fixed(count);
  }

  /** The only one of its kind, so that it is equal to its copies. */
  enum Processors implements InferenceThreads {
    ALL;

    @Override
    public int count() {
      return Runtime.getRuntime().availableProcessors();
    }
  }

  /** A number that is known beforehand. */
  record Fixed(int count) implements InferenceThreads {
    public Fixed {
      if (count < 1) {
        throw new IllegalArgumentException("inference threads must be 1 or more, got " + count);
      }
    }
  }
}
