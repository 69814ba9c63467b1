package io.github.eaosbeam.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells, without end, which messages have come: ranges of offsets, for others to read.
 *
 * <p>Offsets instead of messages are what a runner keeps in its state and computes again after a
 * failure: they are small, so that no backlog fills the memory, and reading a range gives the same
 * messages every time, so that none is lost whatever is computed again.
 */
public final class TopicWatch extends UnboundedSource<TopicRange, TopicOffsets> {
  private final KafkaSettings settings;
  private final TopicOffsets starts;

  TopicWatch(KafkaSettings settings, TopicOffsets starts) {
    this.settings = settings;
    this.starts = starts;
  }

  /** Where to begin, and with that the partitions that are watched. */
  public TopicOffsets starts() {
    return starts;
  }

  /** The same, but for the partitions that are among {@code processed}, which go on there. */
  public TopicWatch goingOnFrom(TopicOffsets processed) {
    Map<TopicPartition, Long> next = new HashMap<>(starts.next());
    next.replaceAll((partition, start) -> processed.next().getOrDefault(partition, start));
    return new TopicWatch(settings, new TopicOffsets(next));
  }

  /** A connection to Kafka, to be closed. */
  public TopicEnds connect() {
    return new TopicEnds(settings, starts.next().keySet());
  }

  @Override
  public List<TopicWatch> split(int desiredParts, PipelineOptions options) {
    int count = Math.min(desiredParts, starts.next().size());
    List<TopicWatch> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      parts.add(new TopicWatch(settings, starts.in(share(part, count))));
    }
    return parts;
  }

  private List<TopicPartition> share(int part, int count) {
    return starts.next().keySet().stream()
        .filter(partition -> partition.partition() % count == part)
        .toList();
  }

  @Override
  public UnboundedReader<TopicRange> createReader(PipelineOptions options, TopicOffsets mark) {
    return new TopicWatchReader(this, mark == null ? starts : mark);
  }

  @Override
  public Coder<TopicOffsets> getCheckpointMarkCoder() {
    return TopicOffsetsCoder.of();
  }

  @Override
  public Coder<TopicRange> getOutputCoder() {
    return TopicRangeCoder.of();
  }
}
