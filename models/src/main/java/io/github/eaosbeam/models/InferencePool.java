package io.github.eaosbeam.models;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run the network, no more than cores. They are always the same ones: libtorch
 * keeps memory for every thread that ever ran it, and more threads than cores only get in each
 * other's way.
 */
final class InferencePool implements AutoCloseable {
  private final ExecutorService threads;
  private final int size;

  InferencePool(int size) {
    this.size = size;
    AtomicInteger number = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            size,
            task -> {
              Thread thread = new Thread(task, "eaos-inference-" + number.getAndIncrement());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many threads there are. */
  int size() {
    return size;
  }

  /**
   * Runs all tasks and waits for them; the first one that fails makes the call fail with its own
   * exception.
   */
  void runAll(List<? extends Callable<Void>> tasks) {
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the model ran");
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException exception) {
      throw exception;
    }
    return new IllegalStateException(cause);
  }

  /** Lets the tasks under way end, then ends the threads. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
