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
  private final Consumer<byte[], byte[]> consumer;
  private final String topic;

  /**
   * Connects to Kafka.
   *
   * @param patienceMillis how long to wait for a broker's answer
   */
  TopicTail(KafkaSettings settings, String topic, int patienceMillis) {
    Map<String, Object> all = settings.consumer();
    all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceMillis);
    this.consumer = new KafkaConsumer<>(all);
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
