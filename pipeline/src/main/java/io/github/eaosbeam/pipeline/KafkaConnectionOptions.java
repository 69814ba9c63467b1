package io.github.eaosbeam.pipeline;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * How Kafka is reached.
 *
 * <p>Beam makes the objects: an option that was not given and has no default is {@code null}.
 */
public interface KafkaConnectionOptions extends PipelineOptions {
  @Description("Kafka: the brokers to ask first, host:port, several separated by commas.")
  String getBootstrapServers();

  void setBootstrapServers(String servers);

  @Description(
      "Kafka: a properties file with more settings of Kafka's clients, such as security.protocol"
          + " and sasl.jaas.config. What is in it is never shown or logged.")
  String getKafkaConfig();

  void setKafkaConfig(String file);
}
