package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.TopicOffsets;
import io.github.eaosbeam.pipeline.TopicRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.beam.sdk.io.UnboundedSource.CheckpointMark;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.joda.time.Instant;

/**
 * Tells the ranges of one micro-batch after the other, as each is ordered from it. A range's
 * timestamp is the time it is told.
 */
final class MicroBatchReader extends UnboundedReader<TopicRange> {
  private static final ConcurrentMap<Integer, List<TopicRange>> ORDERS = new ConcurrentHashMap<>();
  private static final TopicOffsets NO_MARK = new TopicOffsets(Map.of());

  private final MicroBatchPart part;
  private final Deque<TopicRange> ahead = new ArrayDeque<>();
  private TopicRange current;
  private Instant currentTime;

  MicroBatchReader(MicroBatchPart part) {
    this.part = part;
  }

  /** What this JVM's reader of a part is to tell next; an order before it is void. */
  static void order(int part, List<TopicRange> ranges) {
    ORDERS.put(part, ranges);
  }

  @Override
  public boolean start() {
    return advance();
  }

  @Override
  public boolean advance() {
    Optional.ofNullable(ORDERS.remove(part.number())).ifPresent(this::begin);
    if (ahead.isEmpty()) {
      return false;
    }
    current = ahead.remove();
    currentTime = Instant.now();
    return true;
  }

  private void begin(List<TopicRange> ranges) {
    ahead.clear();
    ahead.addAll(ranges);
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
  public Instant getWatermark() {
    return Instant.now();
  }

  /** The driver knows. */
  @Override
  public CheckpointMark getCheckpointMark() {
    return NO_MARK;
  }

  @Override
  public MicroBatchPart getCurrentSource() {
    return part;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
