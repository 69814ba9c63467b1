package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.ExtractedComment;
import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.FormatRejected;
import io.github.eaosbeam.transforms.RejectedRecord;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.ProducerRecordCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic; messages are there as soon as they are written, and once at least. */
final class TopicOutput extends Output {
  private static final TypeDescriptor<ProducerRecord<byte[], byte[]>> MESSAGE =
      new TypeDescriptor<>() {};
  private static final Coder<ProducerRecord<byte[], byte[]>> CODER =
      ProducerRecordCoder.of(NullableCoder.of(ByteArrayCoder.of()), ByteArrayCoder.of());

  private final KafkaSettings settings;
  private final String topic;
  private final String option;

  TopicOutput(KafkaSettings settings, String topic, String option) {
    super("kafka:" + topic);
    this.settings = settings;
    this.topic = topic;
    this.option = option;
  }

  @Override
  void begin() {
    try (KafkaCluster cluster = KafkaCluster.connect(settings, option)) {
      cluster.makeIfMissing(topic);
    }
  }

  @Override
  void writeExtracted(
      String step, PCollection<ExtractedComment> extracted, FormatPredictions format) {
    String to = topic;
    write(
        step,
        extracted.apply(
            "To messages",
            MapElements.into(MESSAGE)
                .via(
                    found ->
                        TopicMessage.of(
                            to,
                            found.comment().id(),
                            found.comment().origin(),
                            format.line(found)))));
  }

  @Override
  void writeRejected(String step, PCollection<RejectedRecord> rejected) {
    String to = topic;
    write(
        step,
        rejected.apply(
            "Rejected to messages",
            MapElements.into(MESSAGE)
                .via(
                    record ->
                        TopicMessage.of(
                            to, record.id(), record.origin(), FormatRejected.line(record)))));
  }

  private void write(String step, PCollection<ProducerRecord<byte[], byte[]>> messages) {
    KafkaSettings kafka = settings;
    messages
        .setCoder(CODER)
        .apply(
            step,
            KafkaIO.<byte[], byte[]>writeRecords()
                .withBootstrapServers(kafka.bootstrapServers())
                .withTopic(topic)
                .withKeySerializer(ByteArraySerializer.class)
                .withValueSerializer(ByteArraySerializer.class)
                .withProducerConfigUpdates(KafkaSettings.lossless())
                .withProducerFactoryFn(open -> producer(kafka, open)));
  }

  /** Adds the secrets only here, so that Beam never gets to show them. */
  private static Producer<byte[], byte[]> producer(KafkaSettings kafka, Map<String, Object> open) {
    Map<String, Object> all = kafka.producer();
    all.putAll(open);
    return new KafkaProducer<>(all);
  }

  @Override
  public Stream<String> lines() {
    return Stream.empty();
  }

  @Override
  public void publish() {
    // it was, message by message
  }

  @Override
  public void close() {
    // nothing is hidden anywhere
  }
}
