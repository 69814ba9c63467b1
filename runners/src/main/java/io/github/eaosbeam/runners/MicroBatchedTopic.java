package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.TopicEnds;
import io.github.eaosbeam.pipeline.TopicOffsets;
import io.github.eaosbeam.pipeline.TopicRange;
import io.github.eaosbeam.pipeline.TopicWatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link TopicWatch} as SparkRunner should read it: the driver decides what each micro-batch
 * reads.
 *
 * <p>SparkRunner lets a reader go on from one micro-batch to the next for as long as the clock
 * allows. When Spark computes a micro-batch again, because an executor was lost or a block was
 * dropped, that reader is further on already, or another reads another number of messages: what
 * lies between is lost. Here a micro-batch reads what the driver has said once and for all, however
 * often it is computed.
 *
 * <p>SparkRunner asks the driver for the parts once as it builds the job, and then for every
 * micro-batch. For one thread.
 */
final class MicroBatchedTopic extends UnboundedSource<TopicRange, TopicOffsets> {
  private static final Logger LOG = LoggerFactory.getLogger(MicroBatchedTopic.class);

  private final TopicWatch topic;
  private int parts;
  private TopicOffsets position;
  private transient TopicEnds kafka;

  MicroBatchedTopic(TopicWatch topic) {
    this.topic = topic;
    this.position = topic.starts();
  }

  @Override
  public List<MicroBatchPart> split(int desiredParts, PipelineOptions options) {
    List<TopicRange> ranges = List.of();
    if (parts == 0) {
      parts = topic.split(desiredParts, options).size();
    } else {
      ranges = nextBatch(MicroBatchPace.current());
    }
    List<MicroBatchPart> ordered = new ArrayList<>();
    for (int number = 0; number < parts; number++) {
      ordered.add(new MicroBatchPart(number, share(ranges, number)));
    }
    return ordered;
  }

  private List<TopicRange> share(List<TopicRange> ranges, int part) {
    return ranges.stream().filter(range -> range.partition().partition() % parts == part).toList();
  }

  private List<TopicRange> nextBatch(MicroBatchPace pace) {
    long limit = pace.await();
    List<TopicRange> ranges = TopicRange.limited(position.until(ends(pace)), limit);
    for (TopicRange range : ranges) {
      position = position.with(range.partition(), range.end());
    }
    pace.begin(position, ranges.stream().mapToLong(TopicRange::size).sum());
    return ranges;
  }

  /** Where the topic ends now, or seems to as long as no broker answers. */
  private TopicOffsets ends(MicroBatchPace pace) {
    if (kafka == null) {
      kafka = topic.connect();
    }
    try {
      pace.noteProcessed().ifPresent(kafka::commit);
      return kafka.now();
    } catch (RetriableException e) {
      LOG.warn("Kafka does not answer, which is asked again: {}", e.getMessage());
      return position;
    }
  }

  @Override
  public UnboundedReader<TopicRange> createReader(PipelineOptions options, TopicOffsets mark) {
    throw new UnsupportedOperationException("only parts are read");
  }

  @Override
  public Coder<TopicOffsets> getCheckpointMarkCoder() {
    return topic.getCheckpointMarkCoder();
  }

  @Override
  public Coder<TopicRange> getOutputCoder() {
    return topic.getOutputCoder();
  }
}
