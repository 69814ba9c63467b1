package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What Kafka's clients need to know. Immutable; travels to workers.
 *
 * <p>The user's file may hold passwords. It is kept apart from the settings that Beam is shown, and
 * {@link #toString} does not tell it.
 */
final class KafkaSettings implements Serializable {
  private static final int LAUNCH_TIMEOUT_MILLIS = 15_000;
  private static final int PATIENCE_MILLIS = 120_000;

  private final String bootstrapServers;
  private final String group;
  private final Map<String, String> secrets;

  private KafkaSettings(String bootstrapServers, String group, Map<String, String> secrets) {
    this.bootstrapServers = bootstrapServers;
    this.group = group;
    this.secrets = Map.copyOf(secrets);
  }

  /**
   * What {@code options} say.
   *
   * @param group the consumer group
   * @param option the option that needs Kafka, {@code --input=kafka:comments}, for messages
   * @throws ConfigurationException where there is no broker to ask, or the file cannot be read
   */
  static KafkaSettings of(KafkaConnectionOptions options, String group, String option) {
    Map<String, String> secrets = secrets(options.getKafkaConfig());
    String inFile = secrets.remove(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    String servers = options.getBootstrapServers() == null ? inFile : options.getBootstrapServers();
    if (servers == null || servers.isBlank()) {
      throw new ConfigurationException(
          option + ": needs a broker to ask; add --bootstrapServers=HOST:PORT");
    }
    return new KafkaSettings(servers, group, secrets);
  }

  private static Map<String, String> secrets(String file) {
    Map<String, String> secrets = new HashMap<>();
    if (file != null) {
      properties(file).forEach((name, value) -> secrets.put(name.toString(), value.toString()));
    }
    return secrets;
  }

  private static Properties properties(String file) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new ConfigurationException(
          "--kafkaConfig=%s: cannot be read: %s".formatted(file, e), e);
    } catch (IllegalArgumentException e) { // its message may quote the file
      throw new ConfigurationException(
          "--kafkaConfig=%s: not a properties file: a \\u escape is malformed".formatted(file));
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  String group() {
    return group;
  }

  /** For administration while a job is launched, which must not hang on an address that is dead. */
  Map<String, Object> admin() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, LAUNCH_TIMEOUT_MILLIS);
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, LAUNCH_TIMEOUT_MILLIS / 2);
    settings.putAll(secrets);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return settings;
  }

  /** For reading a partition as bytes; the secrets are in it. */
  Map<String, Object> consumer() {
    Map<String, Object> settings = new HashMap<>(secrets);
    settings.putAll(openConsumer());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  /** The part of a consumer's settings that anybody may see. */
  Map<String, Object> openConsumer() {
    return Map.of(
        ConsumerConfig.GROUP_ID_CONFIG,
        group,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        // Where what was to be read has expired, to go on with the oldest that is left.
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest");
  }

  /** For writing bytes that every replica in sync must have; the secrets are in it. */
  Map<String, Object> producer() {
    Map<String, Object> settings = new HashMap<>(secrets);
    settings.putAll(openProducer());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /** The part of a producer's settings that anybody may see. */
  Map<String, Object> openProducer() {
    return Map.of(
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        // Both for as long as delivery.timeout.ms: a broker that restarts is no failure.
        ProducerConfig.RETRIES_CONFIG,
        Integer.MAX_VALUE,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        PATIENCE_MILLIS,
        // A topic that was just made may refuse one request and take the next, after which it never
        // takes the first one again: the sequence of an idempotent producer is broken. So one at a
        // time.
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
        1,
        ProducerConfig.LINGER_MS_CONFIG,
        5,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4");
  }

  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers;
  }
}
