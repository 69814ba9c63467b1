package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
  @TempDir private Path folder;

  /** Ends with the number of processors it is told of. */
  static final class CountsProcessors {
    public static void main(String[] arguments) {
      System.out.println("I count " + Runtime.getRuntime().availableProcessors());
      System.exit(Runtime.getRuntime().availableProcessors() - Integer.parseInt(arguments[0]));
    }
  }

  @Test
  void tellsWhatAProcessTook() throws IOException {
    ChildJvm jvm = new ChildJvm(folder.resolve("log"));

    ChildJvm.Cost cost = jvm.run(3, CountsProcessors.class.getName(), List.of("3"));

    assertThat(cost.seconds()).isPositive();
    assertThat(cost.processorSeconds()).isPositive();
    assertThat(cost.peakMebibytes()).isBetween(10L, 10_000L);
  }

  @Test
  void saysWhatAProcessSaidThatFailed() {
    ChildJvm jvm = new ChildJvm(folder.resolve("log"));

    assertThatThrownBy(() -> jvm.run(3, CountsProcessors.class.getName(), List.of("1")))
        .isInstanceOf(MeasuringException.class)
        .hasMessageContaining("CountsProcessors ended with 2")
        .hasMessageContaining("I count 3");
  }
}
