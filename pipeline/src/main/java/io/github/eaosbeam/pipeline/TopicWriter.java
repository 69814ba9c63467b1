package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Fills a topic. For one thread. */
public final class TopicWriter implements AutoCloseable {
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private TopicWriter(String topic, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /**
   * Connects to Kafka, and makes the topic if it is not there.
   *
   * @throws ConfigurationException where the options cannot be followed
   */
  public static TopicWriter open(KafkaConnectionOptions options, String topic) {
    String option = "--topic=" + topic;
    String name = KafkaCluster.topic(option, Topics.PREFIX + topic);
    KafkaSettings settings = KafkaSettings.of(options, "none", option);
    try (KafkaCluster cluster = KafkaCluster.connect(settings, option)) {
      cluster.makeIfMissing(name);
    }
    return new TopicWriter(name, new KafkaProducer<>(settings.producer()));
  }

  /** Sends a message, sooner or later; {@link #flush} tells whether it arrived. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of failures
  public void write(Optional<String> key, byte[] value) {
    byte[] keyBytes = key.map(text -> text.getBytes(UTF_8)).orElse(null);
    producer.send(new ProducerRecord<>(topic, keyBytes, value), (place, e) -> note(e));
  }

  private void note(Exception failureOrNull) {
    if (failureOrNull != null) {
      failure.compareAndSet(null, failureOrNull);
    }
  }

  /**
   * Waits until all that was written has arrived.
   *
   * @throws ExecutionException where some of it has not
   */
  public void flush() throws ExecutionException {
    producer.flush();
    if (failure.get() != null) {
      throw new ExecutionException(failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
