package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProbeTest {
  @TempDir private Path folder;

  @Test
  void countsTheWorkOnRealTokensAlone() throws IOException {
    RandomModel.write(folder, RandomModelTest.SMALL, Optional.empty(), 1);

    ModelSpeed speed = ModelProbe.measure(folder.toString(), List.of("hay", "rất hay"));

    assertThat(speed.comments()).isEqualTo(2);
    assertThat(speed.tokens()).isEqualTo(3 + 4);
    assertThat(speed.operations())
        .isEqualTo(RandomModelTest.SMALL.operations(3) + RandomModelTest.SMALL.operations(4));
    assertThat(speed.productOperations()).isPositive();
    assertThat(speed.outsideNetwork()).isBetween(0.0, 1.0);
  }
}
