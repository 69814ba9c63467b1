package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.eaosbeam.models.Origin;
import io.github.eaosbeam.models.Origin.InTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The messages that a job writes. The key is the record's id, a string without its quotes, or else
 * the key it had. Headers say where the record came from, so that repeats can be told: {@code
 * eaos.source.topic}, {@code eaos.source.partition} and {@code eaos.source.offset}, or {@code
 * eaos.source.file}, all as text.
 */
final class TopicMessage {
  private static final String HEADERS = "eaos.source.";
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private TopicMessage() {}

  /**
   * The message for a record.
   *
   * @param idJson the record's id as a JSON value
   * @param json the message's value
   */
  static ProducerRecord<byte[], byte[]> of(
      String topic, Optional<String> idJson, Optional<Origin> origin, String json) {
    Optional<byte[]> key =
        idJson
            .filter(id -> !id.equals("null"))
            .map(TopicMessage::plain)
            .or(() -> origin.flatMap(TopicMessage::sourceKey));
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, key.orElse(null), json.getBytes(UTF_8));
    origin.ifPresent(place -> describe(place, message.headers()));
    return message;
  }

  private static byte[] plain(String json) {
    return json.startsWith("\"") ? string(json).getBytes(UTF_8) : json.getBytes(UTF_8);
  }

  private static String string(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      return parser.nextTextValue();
    } catch (IOException e) {
      throw new UncheckedIOException("a string that was read before", e);
    }
  }

  private static Optional<byte[]> sourceKey(Origin origin) {
    return origin instanceof InTopic message ? message.key() : Optional.empty();
  }

  private static void describe(Origin origin, Headers headers) {
    if (origin instanceof InTopic message) {
      add(headers, "topic", message.topic());
      add(headers, "partition", String.valueOf(message.partition()));
      add(headers, "offset", String.valueOf(message.offset()));
    } else {
      add(headers, "file", origin.place());
    }
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(HEADERS + name, value.getBytes(UTF_8));
  }
}
