package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.encoder.EncoderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomModelTest {
  static final Architecture SMALL =
      new Architecture(
          new EncoderConfig(1, 32, 2, 64, 8_000, 66, 1, 1e-5f, "gelu"), 32, 64, 4, 11, 3);

  @TempDir private Path folder;

  @Test
  void opensLikeATrainedOne() throws IOException {
    RandomModel.write(folder, SMALL, Optional.empty(), 1);

    try (Extractor extractor = Extractor.open(folder)) {
      assertThat(extractor.card().parameters()).isEqualTo(SMALL.parameters());
      assertThat(extractor.card().placeholder()).isTrue();
      assertThat(extractor.extract("chương trình rất hay").tokens()).isEqualTo(6);
    }
  }

  @Test
  void isTheSameForTheSameSeedAndHasTheVocabularyItIsGiven() throws IOException {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");

    RandomModel.write(one, SMALL, Optional.empty(), 1);
    RandomModel.write(other, SMALL, Optional.of(one.resolve("encoder")), 1);

    for (String file : new String[] {"model.safetensors", "encoder/vocab.txt", "config.json"}) {
      assertThat(one.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
    }
    assertThat(Files.size(one.resolve("model.safetensors"))).isGreaterThan(4 * SMALL.parameters());
  }

  @Test
  void canHaveTheSizeOfPhoBertBase() {
    assertThat(RandomModel.PHOBERT_BASE.parameters()).isEqualTo(143_090_702L);
  }
}
