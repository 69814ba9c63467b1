package io.github.eaosbeam.runners;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/** A line on the terminal that tells every second how far a job has come; elsewhere nothing. */
final class Progress {
  private static final String ERASE_LINE = "\r\u001B[K";
  private static final long SECOND_MILLIS = 1000;

  private final PrintStream terminal;
  private final LongSupplier commentsDone;
  private final long startNanos = System.nanoTime();
  private final Timer timer = new Timer("eaos-progress", true);
  private boolean shown;
  private boolean closed;

  private Progress(PrintStream terminal, LongSupplier commentsDone) {
    this.terminal = terminal;
    this.commentsDone = commentsDone;
  }

  /** Shows {@code commentsDone} until it is closed, if somebody watches. */
  static Progress show(Console console, LongSupplier commentsDone) {
    Progress progress = new Progress(console.err(), commentsDone);
    if (console.interactive()) {
      progress.timer.scheduleAtFixedRate(progress.new Tick(), SECOND_MILLIS, SECOND_MILLIS);
    }
    return progress;
  }

  private synchronized void print() {
    if (closed) {
      return;
    }
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    long done = commentsDone.getAsLong();
    terminal.print(ERASE_LINE);
    terminal.format(
        Locale.ROOT, "%,d comments, %.0f s, %.1f comments/s", done, seconds, done / seconds);
    terminal.flush();
    shown = true;
  }

  /** Takes the line away. */
  synchronized void close() {
    closed = true;
    timer.cancel();
    if (shown) {
      terminal.print(ERASE_LINE);
    }
  }

  private final class Tick extends TimerTask {
    @Override
    public void run() {
      print();
    }
  }
}
