package io.github.eaosbeam.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.sdk.io.UnboundedSource.CheckpointMark;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.errors.RetriableException;
import org.joda.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka now and then which messages have come. A range's timestamp is the time it is told. */
final class TopicWatchReader extends UnboundedReader<TopicRange> {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatchReader.class);
  private static final long RANGE_LIMIT = 1000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final TopicWatch source;
  private final Deque<TopicRange> ahead = new ArrayDeque<>();
  private TopicOffsets position;
  private TopicEnds ends;
  private TopicRange current;
  private Instant currentTime;
  private boolean told;

  TopicWatchReader(TopicWatch source, TopicOffsets position) {
    this.source = source;
    this.position = position;
  }

  @Override
  public boolean start() {
    ends = source.connect();
    return advance();
  }

  @Override
  public boolean advance() {
    if (TopicWatches.areEnded()) {
      return false;
    }
    if (ahead.isEmpty()) {
      lookAhead();
    }
    if (ahead.isEmpty()) {
      LockSupport.parkNanos(PAUSE_NANOS); // runners ask again at once
      return false;
    }
    current = ahead.remove();
    currentTime = Instant.now();
    position = position.with(current.partition(), current.end());
    told = true;
    return true;
  }

  private void lookAhead() {
    try {
      for (TopicRange range : position.until(ends.now())) {
        ahead.addAll(range.split(RANGE_LIMIT));
      }
    } catch (RetriableException e) {
      LOG.warn("Kafka does not answer, which is asked again: {}", e.getMessage());
    }
  }

  /** The end is told only on its own, when no range was told before. */
  @Override
  public Instant getWatermark() {
    boolean ended = TopicWatches.areEnded() && !told;
    told = false;
    return ended ? BoundedWindow.TIMESTAMP_MAX_VALUE : Instant.now();
  }

  @Override
  public TopicRange getCurrent() {
    if (current == null) {
      throw new NoSuchElementException("no range was told");
    }
    return current;
  }

  @Override
  public Instant getCurrentTimestamp() {
    if (currentTime == null) {
      throw new NoSuchElementException("no range was told");
    }
    return currentTime;
  }

  @Override
  public CheckpointMark getCheckpointMark() {
    return position;
  }

  @Override
  public TopicWatch getCurrentSource() {
    return source;
  }

  @Override
  public void close() {
    TopicWatches.reached(position);
    if (ends != null) {
      ends.close();
    }
  }
}
