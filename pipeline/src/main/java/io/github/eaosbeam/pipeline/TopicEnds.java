package io.github.eaosbeam.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A connection that asks how far some partitions go, and notes how far they are processed. */
public final class TopicEnds implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  TopicEnds(KafkaSettings settings, Collection<TopicPartition> partitions) {
    Map<String, Object> quick = settings.consumer();
    quick.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    quick.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    this.consumer = new KafkaConsumer<>(quick);
    this.partitions = List.copyOf(partitions);
  }

  /**
   * The places behind the messages that can be read now.
   *
   * @throws org.apache.kafka.common.errors.RetriableException where no broker answers
   */
  public synchronized TopicOffsets now() {
    return new TopicOffsets(consumer.endOffsets(partitions));
  }

  /**
   * Notes, in the group's name, that everything before these places has been processed.
   *
   * @throws org.apache.kafka.common.errors.RetriableException where no broker answers
   */
  public synchronized void commit(TopicOffsets processed) {
    Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
    processed
        .next()
        .forEach((partition, offset) -> marks.put(partition, new OffsetAndMetadata(offset)));
    consumer.commitSync(marks);
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
