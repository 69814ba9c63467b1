package io.github.eaosbeam.transforms;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.ExtractorLease;
import io.github.eaosbeam.models.ExtractorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries batches to the model and hands its answers on, each with its comment's timestamp.
 *
 * <p>A batch must not bear a later timestamp than its comments, as Beam's own batching has it.
 */
final class ExtractFn
    extends DoFn<KV<Integer, Iterable<TimestampedValue<Comment>>>, ExtractedComment> {
  private static final Logger LOG = LoggerFactory.getLogger(ExtractFn.class);

  private final ExtractorSpec spec;
  private transient ExtractorLease lease;

  ExtractFn(ExtractorSpec spec) {
    this.spec = spec;
  }

  @Setup
  public void setup() {
    lease = ExtractorLease.acquire(spec); // one model per JVM, however many clones
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<TimestampedValue<Comment>>> batch, MultiOutputReceiver out) {
    List<Comment> comments = new ArrayList<>();
    List<Instant> timestamps = new ArrayList<>();
    for (TimestampedValue<Comment> comment : batch.getValue()) {
      comments.add(comment.getValue());
      timestamps.add(comment.getTimestamp());
    }
    List<Outcome> outcomes = extract(comments);
    for (int i = 0; i < outcomes.size(); i++) {
      emit(outcomes.get(i), timestamps.get(i), out);
    }
  }

  private List<Outcome> extract(List<Comment> comments) {
    lease.takeLoadTime().ifPresent(ExtractionMetrics::countLoad); // metrics want an element
    long start = System.nanoTime();
    List<Outcome> outcomes = new BatchExtraction(lease.extractor()::extractAll).of(comments);
    long nanos = System.nanoTime() - start;
    ExtractionMetrics.countBatch(comments.size(), nanos);
    if (LOG.isDebugEnabled()) {
      long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
      LOG.debug("{} comments, {} tokens, {} ms", comments.size(), tokens(outcomes), millis);
    }
    return outcomes;
  }

  private static long tokens(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(ExtractedComment.class::isInstance)
        .mapToLong(outcome -> ((ExtractedComment) outcome).extraction().tokens())
        .sum();
  }

  private static void emit(Outcome outcome, Instant timestamp, MultiOutputReceiver out) {
    if (outcome instanceof ExtractedComment extracted) {
      ExtractionMetrics.countExtracted(extracted.extraction());
      out.get(ExtractQuadruples.EXTRACTED).outputWithTimestamp(extracted, timestamp);
    } else if (outcome instanceof RejectedRecord rejected) {
      ExtractionMetrics.countRejected(rejected.fault());
      out.get(ExtractQuadruples.REJECTED).outputWithTimestamp(rejected, timestamp);
    }
  }

  @Teardown
  public void teardown() {
    if (lease != null) { // null where the model could not be opened
      lease.close();
    }
  }
}
