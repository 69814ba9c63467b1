package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.pipeline.ExtractionOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.spark.SparkConf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersModelCheckTest {
  private final SparkConf spark = new SparkConf(false).set("spark.archives", "/tmp/m.zip#shipped");

  @ParameterizedTest
  @CsvSource({
    "bundled, OK    workers     each of them gets the model by itself",
    "hdfs://namenode/model, OK    workers     each of them gets the model by itself",
    "shipped/lean, 'OK    workers     shipped/lean: sent along with the job, and opened by workers"
        + " only'",
  })
  void isContentWithAModelThatTravels(String modelDir, String line) {
    assertThat(WorkersModelCheck.of(options(modelDir), spark).line()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({"/opt/model", "file:///opt/model"})
  void warnsOfAFolder(String modelDir) {
    assertThat(WorkersModelCheck.of(options(modelDir), spark).line())
        .startsWith(
            "WARN  workers     every worker needs the model at /opt/model (on this machine");
  }

  private static ExtractionOptions options(String modelDir) {
    return PipelineOptionsFactory.fromArgs("--modelDir=" + modelDir).as(ExtractionOptions.class);
  }
}
