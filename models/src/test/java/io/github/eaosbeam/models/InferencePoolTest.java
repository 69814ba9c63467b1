package io.github.eaosbeam.models;

import static io.github.eaosbeam.models.GoldenFiles.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferencePoolTest {
  private static final int CALLERS = 8;

  @Test
  void callersShareItsThreads() throws Exception {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    Callable<Void> task =
        () -> {
          used.add(Thread.currentThread());
          return null;
        };
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (InferencePool pool = new InferencePool(2)) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        calls.add(callers.submit(() -> pool.runAll(Collections.nCopies(100, task))));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      callers.shutdown();
    }
    assertThat(used).hasSizeBetween(1, 2).allMatch(thread -> thread.getName().startsWith("eaos-"));
  }

  @Test
  void failsWithWhatATaskThrows() {
    Callable<Void> failing =
        () -> {
          throw new ExtractionException("beyond the model");
        };
    try (InferencePool pool = new InferencePool(1)) {
      assertThatThrownBy(() -> pool.runAll(List.of(failing)))
          .isInstanceOf(ExtractionException.class)
          .hasMessage("beyond the model");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void hasAsManyThreadsAsAskedForAndNoMoreThanProcessors(int threads) {
    ExtractorSpec spec =
        ExtractorSpec.of(golden("checkpoints/tiny").toString())
            .withDevice(DeviceChoice.CPU)
            .withThreads(InferenceThreads.of(threads));

    try (Extractor extractor = Extractor.open(spec)) {
      assertThat(extractor.threads())
          .isEqualTo(Math.min(threads, Runtime.getRuntime().availableProcessors()));
    }
  }
}
