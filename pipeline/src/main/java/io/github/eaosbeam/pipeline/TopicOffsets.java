package io.github.eaosbeam.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.UnboundedSource.CheckpointMark;
import org.apache.kafka.common.TopicPartition;

/**
 * A place in each of some partitions: the offset of the message that comes next.
 *
 * <p>As a mark it does nothing when it is finalized: runners do so when records are read, long
 * before they are processed.
 */
public record TopicOffsets(Map<TopicPartition, Long> next) implements CheckpointMark, Serializable {
  public TopicOffsets {
    next = Map.copyOf(next);
  }

  /** The offset in a partition that is among these. */
  public long of(TopicPartition partition) {
    return next.get(partition);
  }

  /** The places in some of the partitions. */
  public TopicOffsets in(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> some = new HashMap<>(next);
    some.keySet().retainAll(partitions);
    return new TopicOffsets(some);
  }

  /** These places, but for one that has moved. */
  public TopicOffsets with(TopicPartition partition, long offset) {
    Map<TopicPartition, Long> moved = new HashMap<>(next);
    moved.put(partition, offset);
    return new TopicOffsets(moved);
  }

  /** What lies between these places and later ones, by partition; nothing where they are equal. */
  public List<TopicRange> until(TopicOffsets ends) {
    List<TopicRange> ranges = new ArrayList<>();
    next.forEach(
        (partition, start) -> {
          if (ends.of(partition) > start) {
            ranges.add(new TopicRange(partition, start, ends.of(partition)));
          }
        });
    ranges.sort(Comparator.comparingInt(range -> range.partition().partition()));
    return ranges;
  }

  @Override
  public void finalizeCheckpoint() {
    // see above
  }
}
