package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.runners.Finding.Grade;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
  /** PhoBERT-base's. */
  private final MemoryNeed need = new MemoryNeed(546);

  @Test
  void aMachineNeedsRoomForTheWeightsTheEngineAndTheHeap() {
    assertThat(need.onThisMachine(4000, 2000))
        .isEqualTo(
            Finding.ok(
                "memory", "needs about 1246 MiB (546 of them weights), the machine has 4000"));
    assertThat(need.onThisMachine(1246, 300).grade()).isEqualTo(Grade.OK);
    assertThat(need.onThisMachine(1245, 300))
        .isEqualTo(
            Finding.fail(
                "memory",
                "needs about 1246 MiB (546 of them weights), the machine has 1245",
                "take a machine with 1246 MiB or more"));
  }

  @Test
  void warnsOfAHeapThatMayTakeTheRoomOfTheWeights() {
    assertThat(need.onThisMachine(2000, 1500))
        .isEqualTo(
            Finding.warn(
                "memory",
                "needs about 1246 MiB (546 of them weights), but a heap of 1500 MiB may grow until"
                    + " the 2000 of the machine are used up",
                "EAOS_JAVA_OPTS=-Xmx1054m"));
  }

  @Test
  void anExecutorNeedsItsHeapAndItsOverheadForThat() {
    assertThat(need.onExecutors(new ExecutorMemory(862, 384), "spark://host:7077").grade())
        .isEqualTo(Grade.OK);
    assertThat(need.onExecutors(new ExecutorMemory(861, 384), "spark://host:7077"))
        .isEqualTo(
            Finding.fail(
                "memory",
                "an executor needs about 1246 MiB (546 of them weights), it is given 861 of heap"
                    + " and 384 beside",
                "spark-submit --executor-memory 1g --conf spark.executor.memoryOverhead=946m"));
  }

  @Test
  void warnsWhereAClusterEndsExecutorsForTheirWeights() {
    ExecutorMemory large = new ExecutorMemory(8192, 819);

    assertThat(need.onExecutors(large, "yarn").grade()).isEqualTo(Grade.WARN);
    assertThat(need.onExecutors(large, "k8s://host").grade()).isEqualTo(Grade.WARN);
    assertThat(need.onExecutors(large, "spark://host:7077").grade()).isEqualTo(Grade.OK);
    assertThat(need.onExecutors(new ExecutorMemory(1024, 946), "yarn").grade()).isEqualTo(Grade.OK);
  }

  @Test
  void readsSparksSettingsAsSparkDoes() {
    SparkConf spark = new SparkConf(false);
    assertThat(ExecutorMemory.of(spark)).isEqualTo(new ExecutorMemory(1024, 384));
    spark.set("spark.executor.memory", "8g");
    assertThat(ExecutorMemory.of(spark)).isEqualTo(new ExecutorMemory(8192, 819));
    spark.set("spark.executor.memoryOverheadFactor", "0.5");
    assertThat(ExecutorMemory.of(spark)).isEqualTo(new ExecutorMemory(8192, 4096));
    spark.set("spark.executor.memoryOverhead", "900");
    assertThat(ExecutorMemory.of(spark)).isEqualTo(new ExecutorMemory(8192, 900));
  }

  @Test
  void refusesASettingThatIsNoSize() {
    SparkConf spark = new SparkConf(false).set("spark.executor.memory", "lots");

    assertThatThrownBy(() -> ExecutorMemory.of(spark))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("spark.executor.memory=lots: is no size; write 4g or 4096m");
  }
}
