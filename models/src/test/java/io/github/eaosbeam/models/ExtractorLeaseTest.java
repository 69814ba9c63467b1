package io.github.eaosbeam.models;

import static io.github.eaosbeam.models.GoldenFiles.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ExtractorLeaseTest {
  private static final ExtractorSpec TINY =
      ExtractorSpec.of(golden("checkpoints/tiny").toString()).withDevice(DeviceChoice.CPU);
  private static final ExtractorSpec SHAPE =
      ExtractorSpec.of(golden("checkpoints/shape").toString()).withDevice(DeviceChoice.CPU);

  @Test
  void loadsAModelOnceForThreadsThatComeAtOnce() throws Exception {
    otherModelFirst();
    int before = ExtractorLease.loads();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<ExtractorLease>> leases = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        leases.add(threads.submit(() -> ExtractorLease.acquire(TINY)));
      }
      for (Future<ExtractorLease> lease : leases) {
        lease.get().close();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(ExtractorLease.loads() - before).isEqualTo(1);
  }

  @Test
  void keepsAnIdleModelForTheNextLease() {
    ExtractorLease.acquire(TINY).close();
    int before = ExtractorLease.loads();

    try (ExtractorLease lease = ExtractorLease.acquire(TINY)) {
      assertThat(lease.extractor().extract("hay").tokens()).isEqualTo(3);
    }
    assertThat(ExtractorLease.loads()).isEqualTo(before);
  }

  @Test
  void sharesWeightsBetweenThresholds() {
    String text = "MC dẫn tốt nhưng kịch bản chưa hay";
    try (ExtractorLease strict = ExtractorLease.acquire(TINY.withConfidenceThreshold(1));
        ExtractorLease loose = ExtractorLease.acquire(TINY.withConfidenceThreshold(0))) {
      assertThat(strict.extractor().extract(text).quadruples()).isEmpty();
      assertThat(loose.extractor().extract(text).quadruples()).isNotEmpty();
    }
  }

  @Test
  void keepsALeasedModelOpenWhileOthersComeAndGo() {
    try (ExtractorLease lease = ExtractorLease.acquire(TINY)) {
      ExtractorLease closedTwice = ExtractorLease.acquire(TINY);
      closedTwice.close();
      closedTwice.close();
      ExtractorLease.acquire(SHAPE).close();

      assertThat(lease.extractor().extract("hay").tokens()).isEqualTo(3);
    }
  }

  @Test
  void failsAgainForADirectoryThatFailedBefore() {
    ExtractorSpec missing = ExtractorSpec.of("no/such/model");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> ExtractorLease.acquire(missing))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("no/such/model: no such model directory");
    }
  }

  private static void otherModelFirst() {
    ExtractorLease.acquire(SHAPE).close();
  }
}
