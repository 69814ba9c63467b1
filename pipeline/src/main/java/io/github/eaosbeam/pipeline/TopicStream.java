package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic's messages as they come, a slice at a time.
 *
 * <p>A slice is a range of offsets in each partition, decided before anything of it is read:
 * however often a task is repeated it reads the same messages, and how far the topic has been
 * processed is known exactly once a slice is. A runner's own reading without end gives neither.
 * SparkRunner reads a micro-batch for as long as the clock allows, so that one that is computed
 * again ends elsewhere and what lies between is lost; both runners acknowledge messages when they
 * are read, long before they are processed.
 *
 * <p>For one thread.
 */
final class TopicStream implements CommentSource {
  private static final Logger LOG = LoggerFactory.getLogger(TopicStream.class);

  /** Asking again costs nothing, and in between the job can be stopped. */
  private static final int ANSWER_MILLIS = 10_000;

  private final KafkaSettings settings;
  private final String topic;
  private final Pace pace;
  private TopicOffsets processed;
  private Optional<OffsetNotes> notes = Optional.empty();
  private Optional<TopicTail> tail = Optional.empty();
  private List<TopicRange> slice = List.of();
  private long sliceStartNanos;

  /**
   * @param starts where to begin
   * @param most how many messages a slice may have
   */
  TopicStream(KafkaSettings settings, String topic, TopicOffsets starts, long most) {
    this.settings = settings;
    this.topic = topic;
    this.processed = starts;
    this.pace = new Pace(most);
  }

  /**
   * Notes in a folder how far the topic has been processed, and begins where the notes therein end.
   *
   * @throws ConfigurationException where the folder cannot be used, or its notes do not fit
   */
  void keepNotesIn(String folder) {
    OffsetNotes kept = OffsetNotes.in(folder);
    TopicOffsets noted = kept.read();
    TopicOffsets ends = tail().ends();
    noted.next().forEach((partition, offset) -> requireWithin(ends, partition, offset, folder));
    processed = processed.with(noted);
    notes = Optional.of(kept);
  }

  private void requireWithin(
      TopicOffsets ends, TopicPartition partition, long offset, String folder) {
    if (!partition.topic().equals(topic)) {
      throw new ConfigurationException(
          "--checkpointDir=%s: has the notes of a job that reads kafka:%s; each job needs its own"
              .formatted(folder, partition.topic()));
    }
    long end = ends.next().getOrDefault(partition, 0L);
    if (offset > end) { // a topic that was deleted and made anew counts from 0 again
      throw new ConfigurationException(
          ("--checkpointDir=%s: notes that %s was processed up to offset %d, but it ends at %d; was"
                  + " it made anew? Then name another folder")
              .formatted(folder, partition, offset, end));
    }
  }

  @Override
  public void begin() throws IOException {
    note(processed); // so that a job that is stopped at once goes on here too
  }

  /**
   * Decides on the next slice: what has come since the last one, which has been processed.
   *
   * @return whether there is anything in it; not where no broker answers
   */
  boolean advance() {
    sliceStartNanos = System.nanoTime();
    try {
      slice = TopicRange.limited(processed.until(tail().ends()), pace.limit());
      LOG.info("{}: {} messages of at most {}: {}", topic, size(), pace.limit(), slice);
      return !slice.isEmpty();
    } catch (RetriableException e) {
      LOG.warn("Kafka does not answer, which is asked again: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public PCollection<SourceRecord> readInto(Pipeline pipeline) {
    return new TopicSlice(settings, topic, slice, true).readInto(pipeline);
  }

  /** Notes that the slice has been processed. */
  @Override
  public void finish() throws IOException {
    note(processed.with(TopicOffsets.behind(slice)));
    pace.took(size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sliceStartNanos));
  }

  private long size() {
    return slice.stream().mapToLong(TopicRange::size).sum();
  }

  /** In the folder first: the group's account is for others, and for a start without a folder. */
  private void note(TopicOffsets offsets) throws IOException {
    processed = offsets;
    if (notes.isPresent()) {
      notes.get().write(offsets);
    }
    try {
      tail().commit(offsets);
    } catch (RetriableException e) {
      LOG.warn("Kafka does not take note, which is tried again: {}", e.getMessage());
    }
  }

  private TopicTail tail() {
    if (tail.isEmpty()) {
      tail = Optional.of(new TopicTail(settings, topic, ANSWER_MILLIS));
    }
    return tail.get();
  }

  @Override
  public boolean isUnbounded() {
    return true;
  }

  @Override
  public ParquetSchema schema() {
    throw TopicSlice.noSchema(name());
  }

  @Override
  public List<ResourceId> files() {
    return List.of();
  }

  @Override
  public String name() {
    return Topics.PREFIX + topic;
  }

  @Override
  public void close() {
    tail.ifPresent(TopicTail::close);
  }
}
