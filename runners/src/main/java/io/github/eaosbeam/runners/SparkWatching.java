package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.TopicOffsets;
import io.github.eaosbeam.pipeline.TopicRange;
import io.github.eaosbeam.pipeline.TopicWatch;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.PTransformOverride;
import org.apache.beam.sdk.runners.PTransformOverrideFactory;
import org.apache.beam.sdk.util.construction.ReplacementOutputs;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/** Lets SparkRunner read topics by the micro-batch; see {@link MicroBatchedTopic}. */
final class SparkWatching {
  private SparkWatching() {}

  /**
   * Replaces the reading of every {@link TopicWatch} in {@code pipeline}.
   *
   * @param processed where an earlier job has stopped, which takes precedence
   */
  static void replaceIn(Pipeline pipeline, TopicOffsets processed) {
    pipeline.replaceAll(
        List.of(PTransformOverride.of(SparkWatching::isWatch, new Replacement(processed))));
  }

  private static boolean isWatch(AppliedPTransform<?, ?, ?> applied) {
    return applied.getTransform() instanceof Read.Unbounded<?> read
        && read.getSource() instanceof TopicWatch;
  }

  private static final class Replacement
      implements PTransformOverrideFactory<
          PBegin, PCollection<TopicRange>, Read.Unbounded<TopicRange>> {
    private final TopicOffsets processed;

    Replacement(TopicOffsets processed) {
      this.processed = processed;
    }

    @Override
    public PTransformReplacement<PBegin, PCollection<TopicRange>> getReplacementTransform(
        AppliedPTransform<PBegin, PCollection<TopicRange>, Read.Unbounded<TopicRange>> applied) {
      TopicWatch watch = (TopicWatch) applied.getTransform().getSource();
      return PTransformReplacement.of(
          applied.getPipeline().begin(),
          Read.from(new MicroBatchedTopic(watch.goingOnFrom(processed))));
    }

    @Override
    public Map<PCollection<?>, ReplacementOutput> mapOutputs(
        Map<TupleTag<?>, PCollection<?>> outputs, PCollection<TopicRange> replacement) {
      return ReplacementOutputs.singleton(outputs, replacement);
    }
  }
}
