package io.github.eaosbeam.transforms;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.transforms.coders.ExtractedCommentCoder;
import io.github.eaosbeam.transforms.coders.RejectedRecordCoder;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;

/**
 * Finds the quadruples in comments with the model that an {@link ExtractorSpec} names.
 *
 * <p>Each comment becomes one element of {@link #EXTRACTED} or, where the model cannot process it,
 * of {@link #REJECTED}, in its own window and with its own timestamp. Comments are gathered into
 * batches first; what a comment is batched with does not change its quadruples. With unbounded
 * input an incomplete batch waits {@link #withMaxBufferingMillis} at the longest.
 *
 * <p>A model that cannot be opened, a bug or a lack of memory fails the bundle, for the runner to
 * retry or give up.
 */
public final class ExtractQuadruples extends PTransform<PCollection<Comment>, PCollectionTuple> {
  /** The comments with what was found in them, be it nothing. */
  public static final TupleTag<ExtractedComment> EXTRACTED = new TupleTag<>("extracted") {};

  /** The comments the model cannot process. */
  public static final TupleTag<RejectedRecord> REJECTED = new TupleTag<>("rejected") {};

  private final ExtractorSpec spec;
  private final int batchSize;
  private final long maxBufferingMillis;
  private final int shards;

  private ExtractQuadruples(
      ExtractorSpec spec, int batchSize, long maxBufferingMillis, int shards) {
    this.spec = requireNonNull(spec, "spec");
    this.batchSize = atLeastOne(batchSize, "batch size");
    this.maxBufferingMillis = atLeastOne(maxBufferingMillis, "buffering milliseconds");
    this.shards = atLeastOne(shards, "number of shards");
  }

  /**
   * Batches of 256 comments, kept back for a second at the most, gathered in as many places as this
   * machine has processors.
   */
  public static ExtractQuadruples using(ExtractorSpec spec) {
    return new ExtractQuadruples(spec, 256, 1000, Runtime.getRuntime().availableProcessors());
  }

  /** Hands the model that many comments at a time. */
  public ExtractQuadruples withBatchSize(int comments) {
    return new ExtractQuadruples(spec, comments, maxBufferingMillis, shards);
  }

  /** With unbounded input, keeps no comment waiting for company longer than that. */
  public ExtractQuadruples withMaxBufferingMillis(long millis) {
    return new ExtractQuadruples(spec, batchSize, millis, shards);
  }

  /** Gathers batches in that many places, which is also how many can be processed at once. */
  public ExtractQuadruples withShards(int count) {
    return new ExtractQuadruples(spec, batchSize, maxBufferingMillis, count);
  }

  @Override
  public PCollectionTuple expand(PCollection<Comment> comments) {
    PCollectionTuple outcomes =
        comments
            .apply("Keep timestamps", Reify.timestamps())
            .apply("Spread", spreading())
            .apply("Batch", batching(comments.isBounded()))
            .apply(
                "Extract",
                ParDo.of(new ExtractFn(spec)).withOutputTags(EXTRACTED, TupleTagList.of(REJECTED)));
    outcomes.get(EXTRACTED).setCoder(ExtractedCommentCoder.of());
    outcomes.get(REJECTED).setCoder(RejectedRecordCoder.of());
    return outcomes;
  }

  private WithKeys<Integer, TimestampedValue<Comment>> spreading() {
    int count = shards;
    SerializableFunction<TimestampedValue<Comment>, Integer> shard =
        comment -> shardOf(comment.getValue(), count);
    return WithKeys.of(shard).withKeyType(TypeDescriptors.integers());
  }

  /**
   * A comment's shard, the same in every attempt: a runner that recomputes part of a lost shuffle
   * must not find comments in other shards than before. The product mixes the bits, since records
   * all end in the same characters.
   */
  static int shardOf(Comment comment, int shards) {
    return ((comment.record().hashCode() * 0x9E3779B1) >>> 8) % shards;
  }

  private GroupIntoBatches<Integer, TimestampedValue<Comment>> batching(IsBounded bounded) {
    GroupIntoBatches<Integer, TimestampedValue<Comment>> batches =
        GroupIntoBatches.ofSize(batchSize);
    return bounded == IsBounded.UNBOUNDED
        ? batches.withMaxBufferingDuration(Duration.millis(maxBufferingMillis))
        : batches;
  }

  private static int atLeastOne(int value, String what) {
    return (int) atLeastOne((long) value, what);
  }

  private static long atLeastOne(long value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be 1 or more, got %d".formatted(what, value));
    }
    return value;
  }
}
