package io.github.eaosbeam.pipeline;

/** Where in a topic to begin. */
public enum StartPosition {
  /** With the oldest message that the topic holds. */
  EARLIEST,
  /** With messages that come from now on. */
  LATEST,
  /** Where the consumer group stopped; with the oldest message where it never began. */
  COMMITTED
}
