package io.github.eaosbeam.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Finds the topic that options name as input, and what of it is to be read. */
final class Topics {
  static final String PREFIX = "kafka:";

  private static final long DEFAULT_SLICE_LIMIT = 10_000;

  private final ExtractionOptions options;
  private final String option;
  private final String topic;
  private final KafkaSettings settings;

  private Topics(ExtractionOptions options) {
    this.options = options;
    this.option = "--input=" + options.getInput();
    this.topic = KafkaCluster.topic(option, options.getInput());
    this.settings = KafkaSettings.of(options, options.getConsumerGroup(), option);
  }

  /** Whether {@code place} is a topic rather than files. */
  static boolean isTopic(String place) {
    return place.startsWith(PREFIX);
  }

  /** The topic that {@code options} name as input. */
  static CommentSource source(ExtractionOptions options) {
    return new Topics(options).source();
  }

  private CommentSource source() {
    Optional<Long> limit = Optional.ofNullable(options.getMaxRecords());
    boolean bounded = options.isStopAtEnd() || limit.isPresent();
    StartPosition start =
        Optional.ofNullable(options.getStartFrom())
            .orElse(bounded ? StartPosition.EARLIEST : StartPosition.COMMITTED);
    requireSense(limit, bounded, start);
    try (KafkaCluster cluster = KafkaCluster.connect(settings, option)) {
      TopicOffsets starts = starts(cluster, start);
      return bounded
          ? slice(cluster, starts, limit, start == StartPosition.COMMITTED)
          : new TopicStream(settings, topic, starts, sliceLimit());
    }
  }

  private long sliceLimit() {
    long messages = options.getMaxRecordsPerBatch();
    if (messages == 0 || messages < -1) {
      throw new ConfigurationException(
          "--maxRecordsPerBatch=%d: must be 1 or more".formatted(messages));
    }
    return messages == -1 ? DEFAULT_SLICE_LIMIT : messages;
  }

  private static void requireSense(Optional<Long> limit, boolean bounded, StartPosition start) {
    if (limit.isPresent() && limit.get() < 1) {
      throw new ConfigurationException("--maxRecords=%d: must be 1 or more".formatted(limit.get()));
    }
    if (bounded && start == StartPosition.LATEST) {
      throw new ConfigurationException(
          "--startFrom=LATEST: leaves nothing to read before the end; take EARLIEST or COMMITTED");
    }
  }

  private TopicOffsets starts(KafkaCluster cluster, StartPosition start) {
    List<TopicPartition> partitions = cluster.partitions(topic);
    if (start == StartPosition.LATEST) {
      return new TopicOffsets(cluster.offsets(partitions, OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> first = cluster.offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> committed =
        start == StartPosition.COMMITTED ? cluster.committed() : Map.of();
    // What the group stopped at may have expired.
    return new TopicOffsets(
        partitions.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    partition ->
                        Math.max(first.get(partition), committed.getOrDefault(partition, 0L)))));
  }

  private TopicSlice slice(
      KafkaCluster cluster, TopicOffsets starts, Optional<Long> limit, boolean committing) {
    TopicOffsets ends =
        new TopicOffsets(cluster.offsets(starts.next().keySet(), OffsetSpec.latest()));
    List<TopicRange> all = starts.until(ends);
    List<TopicRange> ranges = limit.map(messages -> TopicRange.limited(all, messages)).orElse(all);
    return new TopicSlice(settings, topic, ranges, committing);
  }
}
