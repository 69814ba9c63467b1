package io.github.eaosbeam.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A place in each of some partitions: the offset of the message that comes next. */
record TopicOffsets(Map<TopicPartition, Long> next) {
  TopicOffsets {
    next = Map.copyOf(next);
  }

  /** These places, but those of {@code others} where they have some for the same partitions. */
  TopicOffsets with(TopicOffsets others) {
    Map<TopicPartition, Long> merged = new HashMap<>(next);
    merged.putAll(others.next);
    return new TopicOffsets(merged);
  }

  /**
   * What lies between these places and later ones, by partition; nothing where they are equal, and
   * all of the partitions that only the later ones know.
   */
  List<TopicRange> until(TopicOffsets ends) {
    List<TopicRange> ranges = new ArrayList<>();
    ends.next.forEach(
        (partition, end) -> {
          long start = next.getOrDefault(partition, 0L);
          if (end > start) {
            ranges.add(new TopicRange(partition, start, end));
          }
        });
    ranges.sort(Comparator.comparingInt(range -> range.partition().partition()));
    return ranges;
  }

  /** The places behind some ranges. */
  static TopicOffsets behind(List<TopicRange> ranges) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    ranges.forEach(range -> ends.put(range.partition(), range.end()));
    return new TopicOffsets(ends);
  }
}
