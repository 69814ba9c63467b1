package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import java.util.Optional;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** A runner made ready for a pipeline. Closing it stops what still runs. */
sealed interface Launch extends AutoCloseable permits DirectLaunch, SparkLaunch {
  /**
   * Makes ready the runner that {@code options} name.
   *
   * @throws ConfigurationException where it is one that cannot be launched from here
   */
  static Launch of(PipelineOptions options) {
    Class<? extends PipelineRunner<?>> runner = options.getRunner();
    if (runner == SparkRunner.class) {
      return SparkLaunch.open(options);
    }
    if (runner == DirectRunner.class) {
      return new DirectLaunch(options);
    }
    throw new ConfigurationException(
        "--runner=%s: only SparkRunner and DirectRunner are supported"
            .formatted(runner.getSimpleName()));
  }

  /** Starts the pipeline and returns while it runs. */
  PipelineResult start(Pipeline pipeline);

  /** The runner, for people. */
  String description();

  /** Whether what {@code options} describe will run in this process. */
  static boolean isLocal(PipelineOptions options) {
    return options.getRunner() != SparkRunner.class || SparkLaunch.isLocal(options);
  }

  /** Where a browser can watch the work. */
  Optional<String> uiAddress();

  /**
   * A job's failure with what the runner knows of it beside its cause. Nothing can be started any
   * more.
   */
  RuntimeException explain(RuntimeException failure);

  /** Stops what runs, which then fails; any thread may. */
  void cancel();

  @Override
  void close();
}
