package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.TopicOffsets;
import io.github.eaosbeam.pipeline.TopicOffsetsCoder;
import io.github.eaosbeam.pipeline.TopicRange;
import io.github.eaosbeam.pipeline.TopicRangeCoder;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;

/** What one task reads of a topic in one micro-batch. */
final class MicroBatchPart extends UnboundedSource<TopicRange, TopicOffsets> {
  private final int number;
  private final List<TopicRange> ranges;

  MicroBatchPart(int number, List<TopicRange> ranges) {
    this.number = number;
    this.ranges = List.copyOf(ranges);
  }

  @Override
  public List<MicroBatchPart> split(int desiredParts, PipelineOptions options) {
    return List.of(this);
  }

  @Override
  public UnboundedReader<TopicRange> createReader(PipelineOptions options, TopicOffsets mark) {
    return new MicroBatchReader(this);
  }

  /**
   * The one thing that SparkRunner asks every micro-batch's part for, right before it reads with a
   * reader that may be an earlier part's. So this is where the reader learns what to read.
   */
  @Override
  public Coder<TopicOffsets> getCheckpointMarkCoder() {
    MicroBatchReader.order(number, ranges);
    return TopicOffsetsCoder.of();
  }

  @Override
  public Coder<TopicRange> getOutputCoder() {
    return TopicRangeCoder.of();
  }

  int number() {
    return number;
  }
}
