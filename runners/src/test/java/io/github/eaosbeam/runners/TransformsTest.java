package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.models.PredictionsJson;
import io.github.eaosbeam.transforms.ExtractQuadruples;
import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.FormatRejected;
import io.github.eaosbeam.transforms.ParseComments;
import io.github.eaosbeam.transforms.PredictionsFormat;
import io.github.eaosbeam.transforms.SourceRecord;
import io.github.eaosbeam.transforms.coders.CommentCoder;
import io.github.eaosbeam.transforms.coders.SourceRecordCoder;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The transforms as other people's pipelines use them, on every runner. */
class TransformsTest {
  private static final ExtractorSpec SPEC = ExtractorSpec.bundled().withConfidenceThreshold(0.3);
  private static final String TEXT = "MC dẫn tốt nhưng kịch bản chưa hay";
  private static final String FOUND = found();
  private static final Duration MINUTE = Duration.standardMinutes(1);

  @ParameterizedTest
  @EnumSource
  void takeRecordsToPredictionsAndToRejections(TestRunner runner) {
    Pipeline pipeline = Pipeline.create();
    PCollectionTuple parsed =
        pipeline
            .apply(Create.of(record(1), record(2), raw("[]")).withCoder(SourceRecordCoder.of()))
            .apply(ParseComments.json());
    PCollection<String> predictions =
        parsed
            .get(ParseComments.PARSED)
            .apply(ExtractQuadruples.using(SPEC).withBatchSize(2))
            .get(ExtractQuadruples.EXTRACTED)
            .apply(FormatPredictions.as(PredictionsFormat.ARRAY));

    PAssert.that(predictions).containsInAnyOrder(expected(1), expected(2));
    PAssert.that(parsed.get(ParseComments.REJECTED).apply(FormatRejected.json()))
        .satisfies(
            lines -> {
              assertThat(lines).singleElement().asString().contains("\"not_an_object\"");
              return null;
            });

    assertThat(succeededAssertions(runner, pipeline)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void keepEachCommentInItsWindow(TestRunner runner) {
    Pipeline pipeline = Pipeline.create();
    List<TimestampedValue<Comment>> comments =
        IntStream.range(0, 6)
            .mapToObj(id -> TimestampedValue.of(comment(id), Instant.ofEpochSecond(25L * id)))
            .toList();
    PCollection<String> predictions =
        pipeline
            .apply(Create.timestamped(comments).withCoder(CommentCoder.of()))
            .apply(Window.into(FixedWindows.of(MINUTE)))
            .apply(ExtractQuadruples.using(SPEC).withShards(1))
            .get(ExtractQuadruples.EXTRACTED)
            .apply(FormatPredictions.as(PredictionsFormat.ARRAY));

    PAssert.that(predictions)
        .inWindow(window(0))
        .containsInAnyOrder(expected(0), expected(1), expected(2));
    PAssert.that(predictions).inWindow(window(1)).containsInAnyOrder(expected(3), expected(4));
    PAssert.that(predictions).inWindow(window(2)).containsInAnyOrder(expected(5));

    assertThat(succeededAssertions(runner, pipeline)).isEqualTo(3);
  }

  private static IntervalWindow window(int minute) {
    return new IntervalWindow(Instant.ofEpochSecond(60L * minute), MINUTE);
  }

  /** An assertion that never ran does not fail either, so those that held are counted. */
  private static long succeededAssertions(TestRunner runner, Pipeline pipeline) {
    if (runner == TestRunner.SPARK) {
      SparkBatching.replaceIn(pipeline);
    }
    PipelineResult result = runner.start(pipeline);
    result.waitUntilFinish();
    MetricsFilter succeeded =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(PAssert.class, PAssert.SUCCESS_COUNTER))
            .build();
    long count = 0;
    for (var counter : result.metrics().queryMetrics(succeeded).getCounters()) {
      count += counter.getAttempted();
    }
    return count;
  }

  private static SourceRecord record(int id) {
    return raw(json(id));
  }

  private static SourceRecord raw(String json) {
    return new SourceRecord("here", json.getBytes(UTF_8));
  }

  private static Comment comment(int id) {
    return new Comment(Integer.toString(id), TEXT, json(id));
  }

  private static String json(int id) {
    return "{\"id\":%d,\"text\":\"%s\"}".formatted(id, TEXT);
  }

  private static String expected(int id) {
    return json(id).replace("}", ",\"predictions\":" + FOUND + "}");
  }

  private static String found() {
    try (Extractor extractor = Extractor.open(SPEC)) {
      String found = PredictionsJson.compact(extractor.extract(TEXT).quadruples(), false);
      assertThat(found).startsWith("[{");
      return found;
    }
  }
}
