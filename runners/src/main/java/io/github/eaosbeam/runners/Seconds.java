package io.github.eaosbeam.runners;

import java.util.Locale;

/** Spans of time, for people. */
final class Seconds {
  private Seconds() {}

  /** The time since {@link System#nanoTime} was {@code start}, such as {@code 0.4 s}. */
  static String since(long start) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
  }
}
