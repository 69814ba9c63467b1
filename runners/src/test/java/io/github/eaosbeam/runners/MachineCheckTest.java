package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.runners.Finding.Grade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineCheckTest {
  @Test
  void wantsTheJavaThatSparkIsMadeFor() {
    assertThat(MachineCheck.java(Runtime.Version.parse("17.0.9+9")))
        .isEqualTo(Finding.ok("Java", "17.0.9+9"));
    assertThat(MachineCheck.java(Runtime.Version.parse("21.0.1")))
        .isEqualTo(
            Finding.fail("Java", "21.0.1, but Spark 3.5 needs 17", "set JAVA_HOME to a JDK 17"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local       | 4, tasks at a time: 1",
        "local[*]    | 4, tasks at a time: 4",
        "local[2]    | 4, tasks at a time: 2",
        "local[*, 3] | 4, tasks at a time: 4",
        "local[4,3]  | 4, tasks at a time: 4",
      })
  void countsTheTasksOfALocalMaster(String master, String what) {
    assertThat(MachineCheck.cores(master, 4)).isEqualTo(Finding.ok("cores", what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[]", "local[0]", "local[many]", "local[2", "local[999999999999]"})
  void failsOnALocalMasterThatSparkDoesNotKnow(String master) {
    assertThat(MachineCheck.cores(master, 4))
        .isEqualTo(
            Finding.fail(
                "cores",
                master + ": Spark knows no such master",
                "use --sparkMaster=local[*] or local[4]"));
  }

  @Test
  void warnsOfMoreTasksThanCores() {
    assertThat(MachineCheck.cores("local[8]", 2))
        .isEqualTo(
            Finding.warn(
                "cores",
                "local[8] runs 8 tasks at a time on 2 cores",
                "use --sparkMaster=local[*], for more tasks than cores only take memory"));
  }

  @Test
  void warnsOfProductsWithThreadsOfTheirOwn() {
    String before = System.setProperty("ai.djl.pytorch.num_threads", "4");
    try {
      assertThat(MachineCheck.cores("local[*]", 2).line())
          .isEqualTo(
              "WARN  cores       -Dai.djl.pytorch.num_threads=4: each of 2 inference threads starts"
                  + " 4 of its own — leave it out; one thread per core is the fastest");
    } finally {
      restore(before);
    }
  }

  private static void restore(String before) {
    if (before == null) {
      System.clearProperty("ai.djl.pytorch.num_threads");
    } else {
      System.setProperty("ai.djl.pytorch.num_threads", before);
    }
  }

  @Test
  void thisMachineHasMoreMemoryThanTheHeapOfATest() {
    assertThat(MachineCheck.memoryMebibytes()).isGreaterThan(MachineCheck.heapMebibytes());
  }

  @Test
  void aSlowSampleIsAWarning() {
    assertThat(ModelCheck.sample(3, 10, 5000).grade()).isEqualTo(Grade.OK);
    assertThat(ModelCheck.sample(3, 10, 5001).line())
        .isEqualTo(
            "WARN  sample      3 quadruples in 10 comments after 5,001 ms, which is slow — see that"
                + " nothing else keeps the cores busy");
  }
}
