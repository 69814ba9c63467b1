package io.github.eaosbeam.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Decoding;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.models.ModelException;
import io.github.eaosbeam.transforms.coders.CommentCoder;
import io.github.eaosbeam.transforms.coders.SourceRecordCoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractQuadruplesTest {
  private static final Instant START = Instant.ofEpochSecond(1_000_000_020);
  private static final Duration MINUTE = Duration.standardMinutes(1);

  private final TestPipeline pipeline = Pipelines.create();

  private static Comment comment(int id, String text) {
    String record = "{\"id\":%d,\"text\":%s}".formatted(id, JsonText.quote(text));
    return new Comment("" + id, text, record);
  }

  private static PCollection<String> ids(PCollectionTuple outcomes) {
    return outcomes
        .get(ExtractQuadruples.EXTRACTED)
        .apply(
            "Ids",
            MapElements.into(TypeDescriptors.strings()).via(found -> found.comment().idJson()));
  }

  @Test
  void findsWhatTheReferenceFoundInEveryRecordedComment() throws Exception {
    List<String> records = Files.readAllLines(Models.GOLDEN.resolve("model.jsonl"));
    ExtractorSpec reference =
        ExtractorSpec.of(Models.GOLDEN.resolve("checkpoints/tiny").toString())
            .withDecoding(Decoding.REFERENCE)
            .withConfidenceThreshold(0);

    PCollection<String> lines =
        pipeline
            .apply(
                Create.of(
                        records.stream()
                            .map(line -> new SourceRecord("golden", line.getBytes(UTF_8)))
                            .toList())
                    .withCoder(SourceRecordCoder.of()))
            .apply("Parse", ParseComments.json())
            .get(ParseComments.PARSED)
            .apply(ExtractQuadruples.using(reference).withBatchSize(7).withShards(3))
            .get(ExtractQuadruples.EXTRACTED)
            .apply("Format", FormatPredictions.as(PredictionsFormat.STRING));

    List<String> expected = records.stream().map(ExtractQuadruplesTest::withExpected).toList();
    PAssert.that(lines).containsInAnyOrder(expected);
    Map<String, Long> counters = counters(pipeline.run());

    long quadruples =
        records.stream()
            .map(ExtractQuadruplesTest::recorded)
            .mapToLong(ExtractQuadruplesTest::quadruplesIn)
            .sum();
    assertThat(counters)
        .containsEntry("comments", (long) records.size())
        .containsEntry("quadruples", quadruples);
    assertThat(sum(counters, "quadruples_aspect_")).isEqualTo(quadruples);
    assertThat(sum(counters, "quadruples_sentiment_")).isEqualTo(quadruples);
  }

  /** A recorded comment with the predictions that were recorded with it. */
  private static String withExpected(String line) {
    return read(line).with("predictions", JsonText.quote(recorded(line)));
  }

  private static String recorded(String line) {
    JsonRecord record = read(line);
    JsonRecord byThreshold = read(record.json(record.member("json").orElseThrow()));
    return byThreshold.string(byThreshold.member("0.0").orElseThrow());
  }

  private static JsonRecord read(String line) {
    return JsonRecord.of(line);
  }

  private static long quadruplesIn(String predictions) {
    return predictions.split("\"confidence\": ", -1).length - 1L;
  }

  @Test
  void rejectsTheCommentThatTheModelFailsOnAndNoOther(@TempDir Path folder) {
    Path model = Models.thatFailsOn("rất", folder);
    List<Comment> comments =
        IntStream.range(0, 20)
            .mapToObj(id -> comment(id, id == 13 ? "Chương trình rất hay" : "Kịch bản hay"))
            .toList();

    PCollectionTuple outcomes =
        pipeline
            .apply(Create.of(comments).withCoder(CommentCoder.of()))
            .apply(ExtractQuadruples.using(ExtractorSpec.of(model.toString())).withShards(1));

    PAssert.that(ids(outcomes))
        .containsInAnyOrder(
            IntStream.range(0, 20).filter(id -> id != 13).mapToObj(String::valueOf).toList());
    PAssert.that(outcomes.get(ExtractQuadruples.REJECTED))
        .containsInAnyOrder(
            new RejectedRecord(
                "13",
                Fault.NOT_EXTRACTABLE,
                "the model's scores are not finite numbers; its weights hold NaN or overflow here",
                null,
                comments.get(13).record(),
                null));
    PipelineResult result = pipeline.run();

    assertThat(counters(result))
        .containsEntry("comments", 20L)
        .containsEntry("extracted", 19L)
        .containsEntry("rejected", 1L)
        .containsEntry("rejected_not_extractable", 1L);
  }

  @Test
  void failsTheJobWhereTheModelCannotBeOpened(@TempDir Path empty) {
    pipeline
        .apply(Create.of(comment(1, "hay")).withCoder(CommentCoder.of()))
        .apply(ExtractQuadruples.using(ExtractorSpec.of(empty.toString())));

    assertThatThrownBy(pipeline::run)
        .hasRootCauseInstanceOf(ModelException.class)
        .hasStackTraceContaining(empty + ": has no config.json");
  }

  @Test
  void keepsEachCommentsTimestampAndWindow() {
    List<TimestampedValue<Comment>> comments =
        List.of(
            TimestampedValue.of(comment(1, "hay"), START.plus(Duration.standardSeconds(50))),
            TimestampedValue.of(comment(2, "hay"), START.plus(Duration.standardSeconds(10))),
            TimestampedValue.of(comment(3, "hay"), START.plus(Duration.standardSeconds(70))));

    PCollection<TimestampedValue<String>> ids =
        ids(pipeline
                .apply(Create.timestamped(comments).withCoder(CommentCoder.of()))
                .apply(Window.into(FixedWindows.of(MINUTE)))
                .apply(ExtractQuadruples.using(ExtractorSpec.bundled()).withShards(1)))
            .apply(Reify.timestamps());

    PAssert.that(ids)
        .inWindow(new IntervalWindow(START, MINUTE))
        .containsInAnyOrder(
            List.of(
                TimestampedValue.of("1", comments.get(0).getTimestamp()),
                TimestampedValue.of("2", comments.get(1).getTimestamp())));
    PAssert.that(ids)
        .inWindow(new IntervalWindow(START.plus(MINUTE), MINUTE))
        .containsInAnyOrder(List.of(TimestampedValue.of("3", comments.get(2).getTimestamp())));
    pipeline.run();
  }

  @Test
  void keepsNoCommentOfAStreamWaitingForAFullBatch() {
    TestStream<Comment> stream =
        TestStream.create(CommentCoder.of())
            .addElements(comment(1, "hay"), comment(2, "dở"), comment(3, ""))
            .advanceProcessingTime(Duration.millis(501))
            .addElements(comment(4, "hay"), comment(5, "dở"))
            .advanceWatermarkToInfinity();

    PCollectionTuple outcomes =
        pipeline
            .apply(stream)
            .apply(
                ExtractQuadruples.using(ExtractorSpec.bundled())
                    .withShards(1)
                    .withMaxBufferingMillis(500));

    PAssert.that(ids(outcomes)).containsInAnyOrder("1", "2", "3", "4", "5");
    assertThat(batchSizes(pipeline.run())).isEqualTo(DistributionResult.create(5, 2, 2, 3));
  }

  @Test
  void fillsTheBatchesOfABoundedInput() {
    List<Comment> comments = IntStream.range(0, 7).mapToObj(id -> comment(id, "hay")).toList();
    pipeline
        .apply(Create.of(comments).withCoder(CommentCoder.of()))
        .apply(ExtractQuadruples.using(ExtractorSpec.bundled()).withShards(1).withBatchSize(3));

    assertThat(batchSizes(pipeline.run())).isEqualTo(DistributionResult.create(7, 3, 1, 3));
  }

  private static long sum(Map<String, Long> counters, String prefix) {
    return counters.entrySet().stream()
        .filter(counter -> counter.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Map<String, Long> counters(PipelineResult result) {
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(ExtractionMetrics.NAMESPACE))
            .build();
    return StreamSupport.stream(
            result.metrics().queryMetrics(ours).getCounters().spliterator(), false)
        .collect(
            Collectors.toMap(
                counter -> counter.getName().getName(), MetricResult::getAttempted, Long::sum));
  }

  private static DistributionResult batchSizes(PipelineResult result) {
    MetricsFilter sizes =
        MetricsFilter.builder()
            .addNameFilter(
                MetricNameFilter.named(ExtractionMetrics.NAMESPACE, ExtractionMetrics.BATCH_SIZE))
            .build();
    return result.metrics().queryMetrics(sizes).getDistributions().iterator().next().getAttempted();
  }

  @Test
  void spreadsCommentsEvenlyOverTheShards() {
    Map<Integer, Long> sizes =
        IntStream.range(0, 31_000)
            .mapToObj(id -> ExtractQuadruples.shardOf(comment(id, "hay"), 31))
            .collect(Collectors.groupingBy(shard -> shard, Collectors.counting()));

    assertThat(sizes.keySet()).hasSize(31);
    assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isBetween(800L, 1200L));
  }

  @Test
  void refusesSettingsThatCannotWork() {
    ExtractQuadruples extraction = ExtractQuadruples.using(ExtractorSpec.bundled());

    assertThatThrownBy(() -> extraction.withBatchSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch size must be 1 or more, got 0");
    assertThatThrownBy(() -> extraction.withMaxBufferingMillis(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("buffering milliseconds must be 1 or more, got -1");
    assertThatThrownBy(() -> extraction.withShards(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of shards must be 1 or more, got 0");
  }
}
