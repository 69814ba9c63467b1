package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of the shared broker, to fill and to look into. */
record Topic(KafkaBroker broker, String name) {
  private static final int PATIENCE_MILLIS = 400_000;

  /** A message to send; without a value where that is {@code null}. */
  record Message(String key, String value) {}

  /** A new topic. */
  static Topic create(KafkaBroker broker, String name, int partitions) {
    broker.createTopic(name, partitions);
    return new Topic(broker, name);
  }

  /** As the command line names it. */
  String place() {
    return "kafka:" + name;
  }

  /** Sends messages, which are all in the topic afterwards. */
  void send(List<Message> messages) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "max.in.flight.requests.per.connection", // a new topic may refuse one and take the next
            1,
            "delivery.timeout.ms",
            PATIENCE_MILLIS,
            "max.block.ms",
            PATIENCE_MILLIS,
            "key.serializer",
            StringSerializer.class,
            "value.serializer",
            ByteArraySerializer.class);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings)) {
      for (Message message : messages) {
        byte[] value = message.value() == null ? null : message.value().getBytes(UTF_8);
        sent.add(producer.send(new ProducerRecord<>(name, message.key(), value)));
      }
    }
    assertThat(sent).allSatisfy(message -> assertThat(message.get()).isNotNull());
  }

  /** All messages that are in the topic now. */
  List<ConsumerRecord<String, String>> messages() {
    List<ConsumerRecord<String, String>> messages = new ArrayList<>();
    follow(
        all -> {
          messages.addAll(all);
          return true;
        });
    return messages;
  }

  /** Waits until the messages that a job writes satisfy a condition. */
  void await(String what, ChildJvm job, Predicate<List<ConsumerRecord<String, String>>> condition) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    follow(
        all -> {
          if (System.nanoTime() > deadline || !job.isAlive()) {
            throw new AssertionError(
                "%s: there are %d messages, and the job, %s, says: %s"
                    .formatted(what, all.size(), job.isAlive() ? "alive" : "dead", job.err()));
          }
          return condition.test(all);
        });
  }

  /** Hands on all messages, again and again as there come more, until it is enough. */
  private void follow(Predicate<List<ConsumerRecord<String, String>>> enough) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
    settings.put("key.deserializer", StringDeserializer.class);
    settings.put("value.deserializer", StringDeserializer.class);
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(partition -> new TopicPartition(name, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      BooleanSupplier atEnd =
          () ->
              consumer.endOffsets(partitions).entrySet().stream()
                  .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
      do {
        do {
          consumer.poll(Duration.ofMillis(100)).forEach(all::add);
        } while (!atEnd.getAsBoolean());
      } while (!enough.test(all));
    }
  }
}
