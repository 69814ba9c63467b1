package io.github.eaosbeam.models;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Where a record came from. */
public sealed interface Origin extends Serializable {
  /** The place for people, such as {@code comments.jsonl, byte 120}. */
  String place();

  /**
   * A place in a file.
   *
   * @param place the place for people
   */
  record InFile(String place) implements Origin {
    public InFile {
      requireNonNull(place, "place");
    }
  }

  /**
   * A message in a Kafka topic. Topic, partition and offset are the message's name: whoever keeps
   * them can tell a repeat.
   *
   * @param keyOrNull the message's key, {@code null} where it has none; never changed after
   *     construction
   */
  @SuppressWarnings("ArrayRecordComponent") // equality goes by content, see below
  record InTopic(String topic, int partition, long offset, byte[] keyOrNull) implements Origin {
    public InTopic {
      requireNonNull(topic, "topic");
      if (partition < 0 || offset < 0) {
        throw new IllegalArgumentException(
            "partition and offset count from 0, got %d and %d".formatted(partition, offset));
      }
    }

    /** The message's key. */
    public Optional<byte[]> key() {
      return Optional.ofNullable(keyOrNull);
    }

    @Override
    public String place() {
      return "topic %s, partition %d, offset %d".formatted(topic, partition, offset);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof InTopic that
          && topic.equals(that.topic)
          && partition == that.partition
          && offset == that.offset
          && Arrays.equals(keyOrNull, that.keyOrNull);
    }

    @Override
    public int hashCode() {
      return Objects.hash(topic, partition, offset, Arrays.hashCode(keyOrNull));
    }

    @Override
    public String toString() {
      return place();
    }
  }
}
