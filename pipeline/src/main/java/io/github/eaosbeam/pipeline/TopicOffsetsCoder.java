package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.kafka.common.TopicPartition;

/** {@link TopicOffsets}: their number, then topic, partition and offset of each. */
public final class TopicOffsetsCoder extends AtomicCoder<TopicOffsets> {
  private static final TopicOffsetsCoder INSTANCE = new TopicOffsetsCoder();

  private TopicOffsetsCoder() {}

  public static TopicOffsetsCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(TopicOffsets offsets, OutputStream out) throws IOException {
    VarIntCoder.of().encode(offsets.next().size(), out);
    for (Map.Entry<TopicPartition, Long> place : offsets.next().entrySet()) {
      StringUtf8Coder.of().encode(place.getKey().topic(), out);
      VarIntCoder.of().encode(place.getKey().partition(), out);
      VarLongCoder.of().encode(place.getValue(), out);
    }
  }

  @Override
  public TopicOffsets decode(InputStream in) throws IOException {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (int left = VarIntCoder.of().decode(in); left > 0; left--) {
      TopicPartition partition =
          new TopicPartition(StringUtf8Coder.of().decode(in), VarIntCoder.of().decode(in));
      next.put(partition, VarLongCoder.of().decode(in));
    }
    return new TopicOffsets(next);
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    throw new NonDeterministicException(this, "a map has no order");
  }
}
