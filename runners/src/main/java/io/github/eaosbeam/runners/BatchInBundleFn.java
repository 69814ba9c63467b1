package io.github.eaosbeam.runners;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupIntoBatches.BatchingParams;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Collects a bundle's elements by key and window, and hands a batch on when it is full or the
 * bundle ends.
 *
 * <p>Holds at most one batch per key and window of the bundle. The runner gives each instance to
 * one thread at a time.
 */
final class BatchInBundleFn<K, V> extends DoFn<KV<K, V>, KV<K, Iterable<V>>> {
  private static final LongAdder HANDED_ON = new LongAdder();

  private final long maxCount;
  private final long maxBytes;
  private final SerializableFunction<V, Long> sizeBytes;
  private final Coder<K> keyCoder;

  private transient Map<Group, Batch<K, V>> batches;

  BatchInBundleFn(BatchingParams<V> limits, KvCoder<K, V> coder) {
    maxCount = limits.getBatchSize();
    maxBytes = limits.getBatchSizeBytes();
    sizeBytes = maxBytes == Long.MAX_VALUE ? value -> 0L : limits.getWeigher(coder.getValueCoder());
    keyCoder = coder.getKeyCoder();
  }

  /** How many elements this JVM's bundles have handed on in batches, retries counted again. */
  static long handedOn() {
    return HANDED_ON.sum();
  }

  @StartBundle
  public void startBundle() {
    batches = new LinkedHashMap<>();
  }

  @ProcessElement
  public void process(
      @Element KV<K, V> element,
      @Timestamp Instant timestamp,
      BoundedWindow window,
      OutputReceiver<KV<K, Iterable<V>>> out) {
    Group group = new Group(keyCoder.structuralValue(element.getKey()), window);
    long bytes = sizeBytes.apply(element.getValue());
    Batch<K, V> waiting = batches.get(group);
    if (waiting != null && waiting.bytes + bytes > maxBytes) {
      handOn(group, out);
    }
    Batch<K, V> batch = batches.computeIfAbsent(group, absent -> new Batch<>(element.getKey()));
    batch.add(element.getValue(), bytes, timestamp);
    if (batch.values.size() >= maxCount || batch.bytes >= maxBytes) {
      handOn(group, out);
    }
  }

  private void handOn(Group group, OutputReceiver<KV<K, Iterable<V>>> out) {
    Batch<K, V> batch = batches.remove(group);
    out.outputWithTimestamp(batch.contents(), batch.earliest);
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext out) {
    batches.forEach((group, batch) -> out.output(batch.contents(), batch.earliest, group.window()));
    batches = null;
  }

  /**
   * A full batch leaves while its last element is processed but with its first element's timestamp.
   * Nothing becomes late by it: the watermark waits for the whole bundle.
   */
  @Override
  @SuppressWarnings("deprecation") // Beam's own GroupIntoBatches has no other way either
  public Duration getAllowedTimestampSkew() {
    return Duration.millis(Long.MAX_VALUE);
  }

  /** The key in a form that has equals, as {@link Coder#structuralValue} gives it. */
  private record Group(Object key, BoundedWindow window) {}

  private static final class Batch<K, V> {
    private final K key;
    private final List<V> values = new ArrayList<>();
    private long bytes;
    private Instant earliest = BoundedWindow.TIMESTAMP_MAX_VALUE;

    Batch(K key) {
      this.key = key;
    }

    void add(V value, long valueBytes, Instant timestamp) {
      values.add(value);
      bytes += valueBytes;
      earliest = timestamp.isBefore(earliest) ? timestamp : earliest;
    }

    KV<K, Iterable<V>> contents() {
      HANDED_ON.add(values.size());
      return KV.of(key, values);
    }
  }
}
