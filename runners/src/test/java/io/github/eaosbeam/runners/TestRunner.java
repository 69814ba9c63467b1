package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.spark.SparkContextOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.runners.spark.translation.SparkContextFactory;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The runners that tests run pipelines on, in this JVM, with one Spark context for all tests. */
enum TestRunner {
  DIRECT {
    @Override
    PipelineResult start(Pipeline pipeline) {
      return DirectRunner.fromOptions(PipelineOptionsFactory.create()).run(pipeline);
    }

    @Override
    Stream<String> arguments() {
      return Stream.of("--runner=DirectRunner");
    }
  },
  SPARK {
    @Override
    PipelineResult start(Pipeline pipeline) {
      SparkContextFactory.setProvidedSparkContext(SharedContext.SPARK);
      SparkContextOptions options = PipelineOptionsFactory.as(SparkContextOptions.class);
      options.setRunner(SparkRunner.class);
      options.setUsesProvidedSparkContext(true);
      return SparkRunner.fromOptions(options).run(pipeline);
    }

    @Override
    Stream<String> arguments() {
      assertThat(SharedContext.SPARK.sc().isStopped()).isFalse();
      return Stream.of("--runner=SparkRunner");
    }
  };

  private static final ConcurrentMap<String, Queue<Object>> COLLECTED = new ConcurrentHashMap<>();

  abstract PipelineResult start(Pipeline pipeline);

  /** What the command line wants to hear to use this runner, and here the shared context. */
  abstract Stream<String> arguments();

  /** What {@code graph} puts into the collection it is handed the pipeline for. */
  <T> List<T> run(Function<Pipeline, PCollection<T>> graph) {
    return run(graph, pipeline -> {});
  }

  @SuppressWarnings("unchecked")
  <T> List<T> run(Function<Pipeline, PCollection<T>> graph, Consumer<Pipeline> lastChange) {
    String run = UUID.randomUUID().toString();
    COLLECTED.put(run, new ConcurrentLinkedQueue<>());
    Pipeline pipeline = Pipeline.create();
    graph.apply(pipeline).apply("Keep", ParDo.of(new KeepFn<>(run)));
    lastChange.accept(pipeline);
    start(pipeline).waitUntilFinish();
    return (List<T>) List.copyOf(COLLECTED.remove(run));
  }

  private static final class KeepFn<T> extends DoFn<T, Void> {
    private final String run;

    KeepFn(String run) {
      this.run = run;
    }

    @ProcessElement
    public void process(@Element T element) {
      COLLECTED.get(run).add(element);
    }
  }

  /** Starting a context takes seconds, so it is made for the first test and lives to the end. */
  private static final class SharedContext {
    static final JavaSparkContext SPARK =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("tests")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
  }
}
