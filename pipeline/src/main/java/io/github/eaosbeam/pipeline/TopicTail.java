package io.github.eaosbeam.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A connection that asks how far a topic goes, and notes in the group's name how far it has been
 * processed. For one thread.
 */
final class TopicTail implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;

  TopicTail(KafkaSettings settings, String topic) {
    Map<String, Object> quick = settings.consumer();
    quick.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    quick.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    this.consumer = new KafkaConsumer<>(quick);
    this.topic = topic;
  }

  /**
   * The places behind the messages that can be read now, in all partitions that there are now.
   *
   * @throws org.apache.kafka.common.errors.RetriableException where no broker answers
   */
  TopicOffsets ends() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    return new TopicOffsets(consumer.endOffsets(partitions));
  }

  /**
   * Notes that everything before these places has been processed.
   *
   * @throws org.apache.kafka.common.errors.RetriableException where no broker answers
   */
  void commit(TopicOffsets processed) {
    Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
    processed
        .next()
        .forEach((partition, offset) -> marks.put(partition, new OffsetAndMetadata(offset)));
    consumer.commitSync(marks);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
