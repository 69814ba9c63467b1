package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.transforms.SourceRecord;
import io.github.eaosbeam.transforms.coders.SourceRecordCoder;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;

/**
 * The messages that a topic held as the job was launched, to be processed like a file.
 *
 * @param committing whether the group is to go on behind them the next time
 */
record TopicSlice(KafkaSettings settings, String topic, List<TopicRange> ranges, boolean committing)
    implements CommentSource {
  /** What one task reads at a time: small enough to spread, large enough to be worth asking for. */
  private static final long TASK_MESSAGES = 2000;

  TopicSlice {
    ranges = List.copyOf(ranges);
  }

  @Override
  public PCollection<SourceRecord> readInto(Pipeline pipeline) {
    List<TopicRange> parts =
        ranges.stream().flatMap(range -> range.split(TASK_MESSAGES).stream()).toList();
    return pipeline
        .apply("Parts of " + name(), Create.of(parts).withCoder(TopicRangeCoder.of()))
        .apply("Spread parts", Reshuffle.viaRandomKey())
        .apply("Read " + name(), ParDo.of(new ReadRangeFn(settings)))
        .setCoder(SourceRecordCoder.of());
  }

  @Override
  public void finish() {
    if (committing) {
      try (TopicTail tail = new TopicTail(settings, topic, KafkaSettings.patienceMillis())) {
        tail.commit(TopicOffsets.behind(ranges));
      }
    }
  }

  @Override
  public ParquetSchema schema() {
    throw noSchema(name());
  }

  static ConfigurationException noSchema(String input) {
    return new ConfigurationException(
        ("--input=%s: messages do not tell their fields beforehand, which CSV and Parquet need;"
                + " write JSON lines (.jsonl)")
            .formatted(input));
  }

  @Override
  public List<ResourceId> files() {
    return List.of();
  }

  @Override
  public String name() {
    return Topics.PREFIX + topic;
  }
}
