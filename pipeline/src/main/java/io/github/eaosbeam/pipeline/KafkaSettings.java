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
  private static final int LAUNCH_TIMEOUT_MILLIS = 20_000;

  /** For how long a broker may be away while messages are read or written. */
  private static final int PATIENCE_MILLIS = 300_000;

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

  static int patienceMillis() {
    return PATIENCE_MILLIS;
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
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.putAll(secrets);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Where what was to be read has expired, to go on with the oldest that is left.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  /** For writing bytes; the secrets are in it. */
  Map<String, Object> producer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.putAll(secrets);
    settings.putAll(lossless());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /** What no file of the user's may change about a producer, and anybody may see. */
  static Map<String, Object> lossless() {
    return Map.of(
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.RETRIES_CONFIG,
        Integer.MAX_VALUE,
        // A topic that was just made may refuse one request and take the next, after which it never
        // takes the first one again, because sequence numbers must not go back.
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
        1);
  }

  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers;
  }
}
