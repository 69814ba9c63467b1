package io.github.eaosbeam.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that all do the same at the same time. */
final class Team implements AutoCloseable {
  private final int size;
  private final ExecutorService threads;

  Team(int size) {
    this.size = size;
    this.threads = Executors.newFixedThreadPool(size);
  }

  int size() {
    return size;
  }

  /** Has every thread do the work once, and adds up what they return. */
  long sum(Callable<Long> work) {
    try {
      long sum = 0;
      List<Callable<Long>> shares = Collections.nCopies(size, work);
      for (Future<Long> share : threads.invokeAll(shares)) {
        sum += share.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasuringException("interrupted while measuring");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
