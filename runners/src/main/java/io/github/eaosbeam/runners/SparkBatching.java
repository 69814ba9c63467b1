package io.github.eaosbeam.runners;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.PTransformOverride;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.util.construction.PTransformMatchers;
import org.apache.beam.sdk.util.construction.PTransformReplacements;
import org.apache.beam.sdk.util.construction.SingleInputOutputOverrideFactory;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Lets pipelines that batch with {@link GroupIntoBatches} run on Beam's SparkRunner.
 *
 * <p>SparkRunner refuses {@code GroupIntoBatches} with {@code onWindowExpiration is not supported}
 * (<a href="https://github.com/apache/beam/issues/22524">apache/beam issue 22524</a>). Whoever puts
 * {@code ExtractQuadruples} into a pipeline of their own calls this once the graph is complete and
 * before it runs:
 *
 * <pre>{@code
 * SparkBatching.replaceIn(pipeline);
 * SparkRunner.fromOptions(options).run(pipeline);
 * }</pre>
 *
 * <p>What takes its place spreads the elements evenly over the cluster and collects batches within
 * each bundle. It keeps the limits on a batch's count and bytes, never mixes keys or windows, and
 * gives a batch the earliest timestamp in it, all as {@code GroupIntoBatches} does. Two things
 * differ: a batch ends with its bundle, so each bundle may leave one smaller batch per key and
 * window; and the maximum buffering duration is not needed, because on Spark streaming no bundle
 * outlives its micro-batch. Other runners are better served by {@code GroupIntoBatches} itself.
 */
public final class SparkBatching {
  private SparkBatching() {}

  /**
   * Replaces every {@link GroupIntoBatches} in {@code pipeline}; one without any stays as it is.
   */
  public static void replaceIn(Pipeline pipeline) {
    pipeline.replaceAll(
        List.of(
            PTransformOverride.of(
                PTransformMatchers.classEqualTo(GroupIntoBatches.class),
                new Replacement<Object, Object>())));
  }

  private static final class Replacement<K, V>
      extends SingleInputOutputOverrideFactory<
          PCollection<KV<K, V>>, PCollection<KV<K, Iterable<V>>>, GroupIntoBatches<K, V>> {
    @Override
    public PTransformReplacement<PCollection<KV<K, V>>, PCollection<KV<K, Iterable<V>>>>
        getReplacementTransform(
            AppliedPTransform<
                    PCollection<KV<K, V>>, PCollection<KV<K, Iterable<V>>>, GroupIntoBatches<K, V>>
                applied) {
      return PTransformReplacement.of(
          PTransformReplacements.getSingletonMainInput(applied),
          new BatchInBundle<>(applied.getTransform().getBatchingParams()));
    }
  }
}
