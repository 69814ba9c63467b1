package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.models.Origin.InTopic;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads ranges of a topic: the same messages in every attempt, as long as Kafka keeps them. */
final class ReadRangeFn extends DoFn<TopicRange, SourceRecord> {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final byte[] NOTHING = {};

  private final KafkaSettings settings;
  private transient Consumer<byte[], byte[]> consumer;

  ReadRangeFn(KafkaSettings settings) {
    this.settings = settings;
  }

  @ProcessElement
  public void process(@Element TopicRange range, OutputReceiver<SourceRecord> out)
      throws IOException {
    if (consumer == null) { // many tasks have no range to read, and connections are not free
      consumer = new KafkaConsumer<>(settings.consumer());
    }
    TopicPartition partition = range.partition();
    consumer.assign(List.of(partition));
    consumer.seek(partition, range.start());
    while (consumer.position(partition) < range.end()) {
      for (ConsumerRecord<byte[], byte[]> message : poll(partition)) {
        if (message.offset() < range.end()) {
          out.output(record(message));
        }
      }
    }
  }

  /** The position moves without messages too, past what compaction or transactions have left. */
  private ConsumerRecords<byte[], byte[]> poll(TopicPartition partition) throws IOException {
    long position = consumer.position(partition);
    long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KafkaSettings.patienceMillis());
    while (System.nanoTime() < deadline) {
      ConsumerRecords<byte[], byte[]> messages = consumer.poll(POLL);
      if (consumer.position(partition) > position) {
        return messages;
      }
    }
    throw new IOException(
        "%s: no message from offset %d on within %d seconds; does the broker run?"
            .formatted(partition, position, KafkaSettings.patienceMillis() / 1000));
  }

  /** A message without a value is an empty record, which will be rejected. */
  private static SourceRecord record(ConsumerRecord<byte[], byte[]> message) {
    return new SourceRecord(
        new InTopic(message.topic(), message.partition(), message.offset(), message.key()),
        message.value() == null ? NOTHING : message.value());
  }

  @Teardown
  public void teardown() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
