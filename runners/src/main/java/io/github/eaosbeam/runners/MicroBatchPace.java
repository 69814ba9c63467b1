package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.TopicOffsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.spark.streaming.api.java.JavaBatchInfo;
import org.apache.spark.streaming.api.java.JavaStreamingListener;
import org.apache.spark.streaming.api.java.JavaStreamingListenerBatchCompleted;
import org.apache.spark.streaming.api.java.JavaStreamingListenerBatchSubmitted;

/**
 * How much the driver's streaming job may read, and what of it has been processed.
 *
 * <p>Spark begins a micro-batch when the clock says so, whether or not those before it are done,
 * and its own back-pressure knows nothing before the first is. Here the first ones are small, what
 * takes longer than the interval makes the next smaller, what is full and fast makes it larger, and
 * none begins while several wait. All methods may be called by any thread.
 */
final class MicroBatchPace extends JavaStreamingListener {
  private static final long FIRST_LIMIT = 512;
  private static final long LOWEST_LIMIT = 16;
  private static final int MOST_WAITING = 3;

  private static volatile Optional<MicroBatchPace> current = Optional.empty();

  private final CheckpointFolder folder;
  private final long intervalMillis;
  private final long highestLimit;
  private final Deque<Batch> underWay = new ArrayDeque<>();
  private long limit;
  private int submitted;
  private int completed;
  private TopicOffsets processed;
  private boolean failed;

  /** What a micro-batch reads, and when that was decided. */
  private record Batch(long decidedMillis, TopicOffsets ends, long messages, long limit) {}

  private MicroBatchPace(CheckpointFolder folder, long intervalMillis, long highestLimit) {
    this.folder = folder;
    this.intervalMillis = intervalMillis;
    this.highestLimit = highestLimit;
    this.limit = Math.min(FIRST_LIMIT, highestLimit);
  }

  /** The pace of a new job, from now on the one of this JVM. */
  static MicroBatchPace begin(CheckpointFolder folder, long intervalMillis, long highestLimit) {
    MicroBatchPace pace = new MicroBatchPace(folder, intervalMillis, highestLimit);
    current = Optional.of(pace);
    return pace;
  }

  /** That of this JVM's job. Beam serializes a source, which has no other way to it then. */
  static MicroBatchPace current() {
    return current.orElseThrow();
  }

  /**
   * Waits until a micro-batch may begin.
   *
   * @return how many messages it may read
   * @throws IllegalStateException where one has failed, after which none must be read
   */
  synchronized long await() {
    try {
      while (!failed && submitted - completed >= (completed == 0 ? 1 : MOST_WAITING)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the job is being stopped", e);
    }
    if (failed) {
      throw new IllegalStateException("a micro-batch has failed");
    }
    return limit;
  }

  /** A micro-batch begins that reads so many messages, up to these places. */
  synchronized void begin(TopicOffsets ends, long messages) {
    underWay.add(new Batch(System.currentTimeMillis(), ends, messages, limit));
  }

  /**
   * The places up to which everything has been processed, where they have moved on since the last
   * time; they are noted in the checkpoint folder then.
   *
   * @throws UncheckedIOException where they cannot be noted
   */
  synchronized Optional<TopicOffsets> noteProcessed() {
    Optional<TopicOffsets> moved = Optional.ofNullable(processed);
    processed = null;
    try {
      if (moved.isPresent()) {
        folder.note(moved.get());
      }
      return moved;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void onBatchSubmitted(JavaStreamingListenerBatchSubmitted batch) {
    submitted++;
  }

  /** Spark processes one micro-batch at a time, in order. */
  @Override
  public synchronized void onBatchCompleted(JavaStreamingListenerBatchCompleted batch) {
    completed++;
    JavaBatchInfo info = batch.batchInfo();
    failed |=
        info.outputOperationInfos().values().stream()
            .anyMatch(operation -> operation.failureReason() != null);
    while (!failed
        && !underWay.isEmpty()
        && underWay.peek().decidedMillis() < info.submissionTime()) {
      Batch done = underWay.remove();
      processed = done.ends();
      adapt(done, info.processingDelay());
    }
    notifyAll();
  }

  private void adapt(Batch batch, long millis) {
    if (millis > intervalMillis) {
      long kept = batch.messages() * intervalMillis / millis;
      limit = Math.max(LOWEST_LIMIT, Math.min(limit, kept));
    } else if (batch.messages() * 2 > batch.limit()) {
      limit = Math.min(highestLimit, limit * 2);
    }
  }
}
