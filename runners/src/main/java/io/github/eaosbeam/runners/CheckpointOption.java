package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import java.util.Optional;
import org.apache.beam.runners.spark.SparkCommonPipelineOptions.TmpCheckpointDirFactory;
import org.apache.beam.runners.spark.SparkRunner;

/** {@code --checkpointDir}, an option of Beam's that jobs without end make their own use of. */
final class CheckpointOption {
  private CheckpointOption() {}

  /**
   * The folder in which a job without end notes how far it is, where one is named.
   *
   * @throws ConfigurationException where none is named although there must be one
   */
  static Optional<String> folder(ExtractionOptions options) {
    String folder = options.as(LaunchOptions.class).getCheckpointDir();
    boolean named = !folder.equals(new TmpCheckpointDirFactory().create(options));
    if (!named && options.getRunner() == SparkRunner.class) {
      throw new ConfigurationException(
          ("--input=%s: a job without end on Spark needs a folder to note how far it is, from which"
                  + " it goes on after a stop or a crash; add --checkpointDir=FOLDER (on a cluster"
                  + " one that outlives the driver's machine), or --stopAtEnd, or"
                  + " --runner=DirectRunner")
              .formatted(options.getInput()));
    }
    return named ? Optional.of(folder) : Optional.empty();
  }
}
