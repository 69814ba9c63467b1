package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.transforms.SourceRecord;
import io.github.eaosbeam.transforms.coders.SourceRecordCoder;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * A topic's messages as they come. A record's timestamp is the time at which it was found to have
 * come.
 *
 * @param starts where to begin; partitions that the topic gets later are not read
 */
record TopicStream(KafkaSettings settings, String topic, TopicOffsets starts)
    implements CommentSource {
  @Override
  public PCollection<SourceRecord> readInto(Pipeline pipeline) {
    return pipeline
        .apply("Watch " + name(), Read.from(new TopicWatch(settings, starts)))
        .apply("Read " + name(), ParDo.of(new ReadRangeFn(settings)))
        .setCoder(SourceRecordCoder.of());
  }

  /** Runners that end watches leave the account to us; others have noted it on the way. */
  @Override
  public void finish() {
    TopicOffsets processed = TopicWatches.reached();
    if (processed.next().isEmpty()) {
      return;
    }
    try (TopicEnds kafka = new TopicEnds(settings, processed.next().keySet())) {
      kafka.commit(processed);
    }
  }

  @Override
  public boolean isUnbounded() {
    return true;
  }

  @Override
  public ParquetSchema schema() {
    throw new ConfigurationException(
        "--input=%s: messages do not tell their fields beforehand, which CSV and Parquet need; write JSON lines (.jsonl)"
            .formatted(name()));
  }

  @Override
  public List<ResourceId> files() {
    return List.of();
  }

  @Override
  public String name() {
    return "kafka:" + topic;
  }
}
