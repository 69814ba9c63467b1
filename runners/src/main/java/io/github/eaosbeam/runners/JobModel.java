package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.NamedModel;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.spark.SparkConf;

/** The model of a job, for the machines that will run it. */
final class JobModel {
  private JobModel() {}

  /**
   * What to open where the tasks run.
   *
   * @throws ConfigurationException where the options cannot be followed
   * @throws io.github.eaosbeam.models.ModelException where a model on another file system is not
   *     whole or cannot be read
   */
  static ExtractorSpec of(ExtractionOptions options) {
    if (options.getRunner() != SparkRunner.class) {
      return NamedModel.of(options);
    }
    SparkConf spark = SparkLaunch.settings(options);
    ExtractorSpec spec =
        SparkLaunch.isLocal(spark) ? NamedModel.of(options) : onCluster(options, spark);
    return spec.withThreads(TaskSlots.of(spark));
  }

  private static ExtractorSpec onCluster(ExtractionOptions options, SparkConf spark) {
    return ShippedModel.of(options.getModelDir(), spark)
        .map(shipped -> NamedModel.from(shipped, options))
        .orElseGet(() -> NamedModel.onWorkers(options));
  }
}
