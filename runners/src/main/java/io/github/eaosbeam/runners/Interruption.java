package io.github.eaosbeam.runners;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a job end in order when the process is told to stop, as by Ctrl-C: its work is cancelled,
 * and the process waits until this is closed, for whoever runs the job to clean up first.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch cleanedUp = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "eaos-interruption");
  private volatile Runnable cancel = () -> {};
  private volatile boolean happened;

  private Interruption() {}

  /** From now until it is closed, the process does not end while work is being cleaned up. */
  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What is to be done when the process is told to stop, or has been already. */
  void cancels(Runnable work) {
    cancel = work;
    if (happened) {
      work.run();
    }
  }

  private void stop() {
    happened = true;
    cancel.run();
    try {
      if (!cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("eaos: the job did not stop; temporary files may be left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process has been told to stop. */
  boolean happened() {
    return happened;
  }

  @Override
  public void close() {
    cleanedUp.countDown();
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        happened = true; // the process was told to stop just now
      }
    }
  }
}
