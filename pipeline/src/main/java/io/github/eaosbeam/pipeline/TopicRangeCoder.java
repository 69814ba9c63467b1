package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.kafka.common.TopicPartition;

/** A {@link TopicRange}: topic, partition, start, end. */
final class TopicRangeCoder extends AtomicCoder<TopicRange> {
  private static final TopicRangeCoder INSTANCE = new TopicRangeCoder();

  private TopicRangeCoder() {}

  static TopicRangeCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(TopicRange range, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(range.partition().topic(), out);
    VarIntCoder.of().encode(range.partition().partition(), out);
    VarLongCoder.of().encode(range.start(), out);
    VarLongCoder.of().encode(range.end(), out);
  }

  @Override
  public TopicRange decode(InputStream in) throws IOException {
    TopicPartition partition =
        new TopicPartition(StringUtf8Coder.of().decode(in), VarIntCoder.of().decode(in));
    return new TopicRange(partition, VarLongCoder.of().decode(in), VarLongCoder.of().decode(in));
  }
}
