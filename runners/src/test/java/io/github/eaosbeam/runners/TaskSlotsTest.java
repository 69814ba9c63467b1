package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSlotsTest {
  private static final String BACKEND = "org.apache.spark.executor.CoarseGrainedExecutorBackend";

  @ParameterizedTest
  @CsvSource({
    "local, '', 1",
    "local[4], '', 4",
    "'local[4, 2]', '', 4",
    "local[4], spark.task.cpus=2, 2",
    "local[3], spark.task.cpus=2, 1",
    "local[1], spark.task.cpus=2, 1",
  })
  void aLocalMasterNamesThem(String master, String settings, int slots) {
    assertThat(TaskSlots.of(spark(settings).setMaster(master)).count()).isEqualTo(slots);
  }

  @Test
  void aLocalMasterMayTakeEveryProcessor() {
    assertThat(TaskSlots.of(new SparkConf(false).setMaster("local[*]")).count())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest
  @CsvSource({"spark://host:7077", "yarn", "k8s://https://host:443", "'local-cluster[2,1,1024]'"})
  void onAClusterEachExecutorLooksForItself(String master) {
    assertThat(TaskSlots.of(new SparkConf(false).setMaster(master)))
        .isEqualTo(TaskSlots.OF_EXECUTOR);
  }

  @ParameterizedTest
  @CsvSource({
    "--cores 3 --app-id app-1, '', 3",
    "--cores 3 --app-id app-1, spark.executor.cores=8, 3",
    "--cores 4, spark.task.cpus=2, 2",
    "--cores 1, spark.task.cpus=2, 1",
    "'', spark.executor.cores=5, 5",
    "'', 'spark.executor.cores=5,spark.task.cpus=2', 2",
  })
  void anExecutorIsToldByTheCommandThatStartedIt(String command, String settings, int slots) {
    String line = "%s --driver-url spark://d@host:1 --executor-id 0 %s".formatted(BACKEND, command);

    assertThat(TaskSlots.executor(spark(settings), line)).isEqualTo(slots);
  }

  @Test
  void whereNothingTellsThereAreAsManyAsProcessors() {
    assertThat(TaskSlots.executor(new SparkConf(false), "org.example.Main --cores 3"))
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private static SparkConf spark(String settings) {
    SparkConf spark = new SparkConf(false);
    Arrays.stream(settings.split(","))
        .filter(setting -> !setting.isEmpty())
        .map(setting -> setting.split("="))
        .forEach(setting -> spark.set(setting[0], setting[1]));
    return spark;
  }
}
