package io.github.eaosbeam.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The watches over topics in this JVM, for whoever runs a job in it to end. All methods may be
 * called by any thread.
 */
public final class TopicWatches {
  private static final Map<TopicPartition, Long> REACHED = new ConcurrentHashMap<>();
  private static volatile boolean ended;

  private TopicWatches() {}

  /** Lets the watches tell nothing more, so that a job which has processed the rest is done. */
  public static void end() {
    ended = true;
  }

  /** Forgets an earlier job. */
  public static void reset() {
    ended = false;
    REACHED.clear();
  }

  static boolean areEnded() {
    return ended;
  }

  /** Keeps how far watches have come, to be noted once that is processed. */
  public static void reached(TopicOffsets position) {
    REACHED.putAll(position.next());
  }

  /** How far the watches had come when they were closed. */
  static TopicOffsets reached() {
    return new TopicOffsets(REACHED);
  }
}
