package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.beam.runners.spark.SparkContextOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class SparkLaunchTest {
  private final SparkContextOptions options = options(TestRunner.SPARK.arguments());

  @Test
  void usesTheSparkContextOfThisJvmAndLeavesItOpen() {
    try (SparkLaunch launch = SparkLaunch.open(options)) {
      assertThat(launch.description()).isEqualTo("SparkRunner on local[2], 2 tasks at a time");
    }

    assertThat(options.getProvidedSparkContext().sc().isStopped()).isFalse();
  }

  @Test
  void spillsWhatTwoOutputsShareRatherThanExtractingTwice() {
    try (SparkLaunch launch = SparkLaunch.open(options)) {
      assertThat(launch.uiAddress()).isEmpty();
      assertThat(options.getStorageLevel()).isEqualTo("DISK_ONLY");
    }
  }

  @Test
  void aRunThatIsRepeatedKeepsItsParallelism() {
    SparkLaunch.open(options).close();
    SparkLaunch.open(options).close();

    assertThat(options.getSparkMaster()).isEqualTo("local[2]");
  }

  private static SparkContextOptions options(Stream<String> arguments) {
    return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
        .as(SparkContextOptions.class);
  }
}
