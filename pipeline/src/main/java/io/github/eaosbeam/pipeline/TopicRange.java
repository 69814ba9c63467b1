package io.github.eaosbeam.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** The messages of a partition from offset {@code start} up to but not including {@code end}. */
record TopicRange(TopicPartition partition, long start, long end) {
  public TopicRange {
    requireNonNull(partition, "partition");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a range needs 0 <= start <= end, got %d and %d".formatted(start, end));
    }
  }

  /** How many offsets there are; a compacted topic has fewer messages. */
  long size() {
    return end - start;
  }

  /** Consecutive ranges of at most {@code size} offsets. */
  List<TopicRange> split(long size) {
    List<TopicRange> parts = new ArrayList<>();
    for (long from = start; from < end; from += size) {
      parts.add(new TopicRange(partition, from, Math.min(end, from + size)));
    }
    return parts;
  }

  /**
   * The beginnings of ranges, {@code total} offsets at most in all, as evenly as the ranges allow.
   * Those of which nothing is left are not in it.
   */
  static List<TopicRange> limited(List<TopicRange> ranges, long total) {
    List<TopicRange> bySize =
        ranges.stream().sorted(Comparator.comparingLong(TopicRange::size)).toList();
    List<TopicRange> limited = new ArrayList<>();
    long left = total;
    for (int i = 0; i < bySize.size(); i++) {
      TopicRange range = bySize.get(i);
      long share = Math.min(range.size(), left / (bySize.size() - i));
      if (share > 0) {
        limited.add(new TopicRange(range.partition(), range.start(), range.start() + share));
      }
      left -= share;
    }
    return limited;
  }
}
