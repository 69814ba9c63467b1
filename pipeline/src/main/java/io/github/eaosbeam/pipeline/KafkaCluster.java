package io.github.eaosbeam.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A Kafka cluster as it is while a job is launched. Whatever goes wrong is told as the fault of the
 * option that asked for it.
 */
final class KafkaCluster implements AutoCloseable {
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

  private final Admin admin;
  private final KafkaSettings settings;
  private final String option;

  private KafkaCluster(Admin admin, KafkaSettings settings, String option) {
    this.admin = admin;
    this.settings = settings;
    this.option = option;
  }

  /**
   * Makes sure that a broker answers, which takes twenty seconds at the most.
   *
   * @param option the option that needs it, {@code --input=kafka:comments}
   */
  static KafkaCluster connect(KafkaSettings settings, String option) {
    Admin admin = admin(settings);
    KafkaCluster cluster = new KafkaCluster(admin, settings, option);
    try {
      cluster.answer(admin.describeCluster().nodes());
      return cluster;
    } catch (RuntimeException e) {
      admin.close(java.time.Duration.ZERO);
      throw e;
    }
  }

  private static Admin admin(KafkaSettings settings) {
    try {
      return Admin.create(settings.admin());
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UnreachableBrokerException(
          "--bootstrapServers=%s: %s; check the address and --kafkaConfig"
              .formatted(settings.bootstrapServers(), cause.getMessage()),
          e);
    }
  }

  /** The topic that {@code kafka:TOPIC} names. */
  static String topic(String option, String value) {
    String topic = value.substring(Topics.PREFIX.length());
    if (!TOPIC.matcher(topic).matches()) {
      throw new ConfigurationException(
          "%s: a topic's name has letters of a-z and A-Z, digits, dots, dashes and underscores, 249 at most"
              .formatted(option));
    }
    return topic;
  }

  boolean has(String topic) {
    try {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw noAnswer(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** The partitions of a topic that must be there, by number. */
  List<TopicPartition> partitions(String topic) {
    if (!has(topic)) {
      throw new ConfigurationException(
          "%s: %s has no such topic; check the name, or fill it: ./eaos produce --topic=%s"
              .formatted(option, settings.bootstrapServers(), topic));
    }
    return answer(admin.describeTopics(List.of(topic)).allTopicNames())
        .get(topic)
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /**
   * Makes the topic if it is not there, with the partitions and replicas that brokers default to.
   */
  void makeIfMissing(String topic) {
    if (has(topic)) {
      return;
    }
    try {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new ConfigurationException(
            "%s: no such topic, and it cannot be made: %s; have it made"
                .formatted(option, e.getCause().getMessage()),
            e);
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** The offsets of the oldest message, or of the one that will come next. */
  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(wanted).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  /** Where the group stopped; partitions it never began are not in it. */
  Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listConsumerGroupOffsets(settings.group()).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw noAnswer(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private UnreachableBrokerException noAnswer(Throwable cause) {
    return new UnreachableBrokerException(
        "--bootstrapServers=%s: Kafka does not answer: %s; check the address, that the broker runs, and its security settings (--kafkaConfig)"
            .formatted(settings.bootstrapServers(), cause.getMessage()),
        cause);
  }

  private static IllegalStateException interrupted() {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while asking Kafka");
  }

  @Override
  public void close() {
    admin.close();
  }
}
