package io.github.eaosbeam.runners;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SparkBatchingTest {
  private static final Duration MINUTE = Duration.standardMinutes(1);

  /** A batch as it came out: {@code values} of {@code key}, its timestamp and its window's end. */
  record SeenBatch(String key, List<Integer> values, Instant timestamp, Instant windowEnd)
      implements Serializable {}

  @Test
  void sparkRefusesGroupIntoBatchesUntilItIsReplaced() {
    assertThatThrownBy(
            () -> TestRunner.SPARK.run(numbers(10, GroupIntoBatches.ofSize(4)), pipeline -> {}))
        .hasMessageContaining("onWindowExpiration is not supported");
  }

  @ParameterizedTest
  @EnumSource
  void everyElementComesOutOnceInBatchesOfAtMostTheSizeAskedFor(TestRunner runner) {
    List<SeenBatch> batches =
        runner.run(numbers(1000, GroupIntoBatches.ofSize(7)), SparkBatching::replaceIn);

    assertThat(batches).allSatisfy(batch -> assertThat(batch.values()).hasSizeBetween(1, 7));
    assertThat(batches.stream().flatMap(batch -> batch.values().stream()))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void onSparkOnlyTheLastBatchOfABundleAndKeyIsSmaller() {
    List<SeenBatch> batches =
        TestRunner.SPARK.run(numbers(1000, GroupIntoBatches.ofSize(7)), SparkBatching::replaceIn);

    int tasks = 2;
    int keys = 3;
    assertThat(batches.stream().filter(batch -> batch.values().size() < 7))
        .hasSizeLessThanOrEqualTo(tasks * keys);
  }

  @ParameterizedTest
  @EnumSource
  void keysAreNotMixed(TestRunner runner) {
    List<SeenBatch> batches =
        runner.run(numbers(100, GroupIntoBatches.ofSize(50)), SparkBatching::replaceIn);

    assertThat(batches)
        .allSatisfy(
            batch ->
                assertThat(batch.values())
                    .allSatisfy(value -> assertThat(keyOf(value)).isEqualTo(batch.key())));
    assertThat(
            batches.stream()
                .collect(groupingBy(SeenBatch::key, summingInt(batch -> batch.values().size()))))
        .containsOnlyKeys("key 0", "key 1", "key 2")
        .containsEntry("key 0", 34);
  }

  @ParameterizedTest
  @EnumSource
  void aBatchStaysInOneWindowAndTakesTheEarliestTimestampInIt(TestRunner runner) {
    List<SeenBatch> batches =
        runner.run(
            pipeline -> windowed(pipeline, 300).apply(GroupIntoBatches.ofSize(8)).apply(see()),
            SparkBatching::replaceIn);

    assertThat(batches.stream().flatMap(batch -> batch.values().stream())).hasSize(300);
    assertThat(batches.stream().map(SeenBatch::windowEnd).distinct()).hasSize(5);
    assertThat(batches)
        .allSatisfy(
            batch -> {
              int earliest = batch.values().stream().mapToInt(value -> value).min().orElseThrow();
              assertThat(batch.timestamp()).isEqualTo(second(earliest));
              assertThat(batch.values())
                  .allSatisfy(value -> assertThat(windowEnd(value)).isEqualTo(batch.windowEnd()));
            });
  }

  @ParameterizedTest
  @EnumSource
  void aBatchStaysWithinItsBytes(TestRunner runner) {
    GroupIntoBatches<String, Integer> tenBytes =
        GroupIntoBatches.ofByteSize(10, value -> value % 2 == 0 ? 4L : 25L);

    List<SeenBatch> batches = runner.run(numbers(200, tenBytes), SparkBatching::replaceIn);

    assertThat(batches.stream().flatMap(batch -> batch.values().stream())).hasSize(200);
    assertThat(batches)
        .allSatisfy(
            batch ->
                assertThat(batch.values())
                    .satisfiesAnyOf(
                        values -> assertThat(values).hasSize(1),
                        values -> assertThat(values).hasSize(2).allMatch(value -> value % 2 == 0)));
  }

  @ParameterizedTest
  @EnumSource
  void sizesInBytesComeFromTheCoderUnlessTheyAreGiven(TestRunner runner) {
    GroupIntoBatches<String, Integer> threeBytes = GroupIntoBatches.ofByteSize(3);

    List<SeenBatch> batches = runner.run(numbers(100, threeBytes), SparkBatching::replaceIn);

    assertThat(batches.stream().flatMap(batch -> batch.values().stream())).hasSize(100);
    assertThat(batches).allSatisfy(batch -> assertThat(batch.values()).hasSizeBetween(1, 3));
  }

  @ParameterizedTest
  @EnumSource
  void nothingComesOutOfNothing(TestRunner runner) {
    assertThat(runner.run(numbers(0, GroupIntoBatches.ofSize(7)), SparkBatching::replaceIn))
        .isEmpty();
  }

  private static Function<Pipeline, PCollection<SeenBatch>> numbers(
      int count, GroupIntoBatches<String, Integer> batching) {
    return pipeline -> timestamped(pipeline, count).apply(batching).apply(see());
  }

  private static PCollection<KV<String, Integer>> windowed(Pipeline pipeline, int count) {
    return timestamped(pipeline, count).apply(Window.into(FixedWindows.of(MINUTE)));
  }

  /** The numbers from 0, each with as many seconds for a timestamp, latest first. */
  private static PCollection<KV<String, Integer>> timestamped(Pipeline pipeline, int count) {
    List<TimestampedValue<KV<String, Integer>>> elements = new ArrayList<>();
    for (int number = count - 1; number >= 0; number--) {
      elements.add(TimestampedValue.of(KV.of(keyOf(number), number), second(number)));
    }
    return pipeline.apply(
        Create.timestamped(elements).withCoder(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of())));
  }

  private static ParDo.SingleOutput<KV<String, Iterable<Integer>>, SeenBatch> see() {
    return ParDo.of(new SeeFn());
  }

  private static String keyOf(int number) {
    return "key " + number % 3;
  }

  private static Instant second(int number) {
    return Instant.EPOCH.plus(Duration.standardSeconds(number));
  }

  private static Instant windowEnd(int number) {
    return FixedWindows.of(MINUTE).assignWindow(second(number)).maxTimestamp();
  }

  private static final class SeeFn extends DoFn<KV<String, Iterable<Integer>>, SeenBatch> {
    @ProcessElement
    public void process(
        @Element KV<String, Iterable<Integer>> batch,
        @Timestamp Instant timestamp,
        BoundedWindow window,
        OutputReceiver<SeenBatch> out) {
      List<Integer> values = new ArrayList<>();
      batch.getValue().forEach(values::add);
      out.output(new SeenBatch(batch.getKey(), values, timestamp, window.maxTimestamp()));
    }
  }
}
