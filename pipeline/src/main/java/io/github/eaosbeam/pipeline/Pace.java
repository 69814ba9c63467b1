package io.github.eaosbeam.pipeline;

/**
 * How many messages to take at a time: as many as are processed in about five seconds, so that a
 * backlog is worked off without ado, what comes anew does not wait long behind it, and a job that
 * is told to stop is done soon. For one thread.
 */
final class Pace {
  private static final long AIM_MILLIS = 5000;
  private static final long FIRST = 500;
  private static final long LEAST = 50;

  private final long most;
  private long limit;

  /**
   * @param most never to be exceeded: it bounds the memory that is needed
   */
  Pace(long most) {
    this.most = most;
    this.limit = Math.min(FIRST, most);
  }

  /** How many messages to take next, at most. */
  long limit() {
    return limit;
  }

  /** Learns from what was taken, and how long it took to process it. */
  void took(long messages, long millis) {
    long affordable = Math.max(LEAST, messages * AIM_MILLIS / Math.max(1, millis));
    boolean full = messages >= limit; // fewer say little about what more would take
    if (full || millis > AIM_MILLIS) {
      limit = Math.min(most, Math.min(affordable, 2 * limit));
    }
  }
}
