package io.github.eaosbeam.runners;

import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.GroupIntoBatches.BatchingParams;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Batches without state or timers: elements are spread evenly, then collected within each bundle.
 *
 * <p>The reshuffle also cuts the graph, so that the elements of one small file reach every core.
 */
final class BatchInBundle<K, V>
    extends PTransform<PCollection<KV<K, V>>, PCollection<KV<K, Iterable<V>>>> {
  private final BatchingParams<V> limits;

  BatchInBundle(BatchingParams<V> limits) {
    this.limits = limits;
  }

  @Override
  public PCollection<KV<K, Iterable<V>>> expand(PCollection<KV<K, V>> input) {
    @SuppressWarnings("unchecked") // GroupIntoBatches has checked that its input has this coder
    KvCoder<K, V> coder = (KvCoder<K, V>) input.getCoder();
    return input
        .apply("Spread", Reshuffle.of())
        .apply("Collect", ParDo.of(new BatchInBundleFn<>(limits, coder)))
        .setCoder(KvCoder.of(coder.getKeyCoder(), IterableCoder.of(coder.getValueCoder())));
  }
}
