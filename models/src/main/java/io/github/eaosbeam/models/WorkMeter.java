package io.github.eaosbeam.models;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a model does. Any number of threads may call it at once. */
final class WorkMeter {
  private final LongAdder comments = new LongAdder();
  private final LongAdder tokens = new LongAdder();
  private final LongAdder operations = new LongAdder();
  private final LongAdder tokenizingNanos = new LongAdder();
  private final LongAdder networkNanos = new LongAdder();
  private final LongAdder decodingNanos = new LongAdder();

  /** Texts were tokenized from {@code start}, a {@link System#nanoTime}, until now. */
  void tokenizedSince(long start) {
    tokenizingNanos.add(System.nanoTime() - start);
  }

  /** The network ran from {@code start} until now. */
  void networkRanSince(long start) {
    networkNanos.add(System.nanoTime() - start);
  }

  /** Scores were decoded from {@code start} until now. */
  void decodedSince(long start) {
    decodingNanos.add(System.nanoTime() - start);
  }

  /** The network has run on a comment. */
  void count(int commentTokens, long commentOperations) {
    comments.increment();
    tokens.add(commentTokens);
    operations.add(commentOperations);
  }

  ModelWork soFar() {
    return new ModelWork(
        comments.sum(),
        tokens.sum(),
        operations.sum(),
        tokenizingNanos.sum(),
        networkNanos.sum(),
        decodingNanos.sum());
  }
}
