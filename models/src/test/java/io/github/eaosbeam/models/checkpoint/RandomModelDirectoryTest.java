package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomModelDirectoryTest {
  @TempDir Path folder;

  @Test
  void writesACheckpointWithTheNamesOfTheRealModel() throws IOException {
    write("a", 1);

    try (Checkpoint random = Checkpoint.open(folder.resolve("a/latest_checkpoint.pth"));
        Checkpoint recorded = Checkpoint.open(Variants.checkpoint("base"))) {
      assertThat(random.tensors().keySet()).containsExactlyElementsOf(recorded.tensors().keySet());
      assertThat(random.topLevelKeys())
          .containsExactly(
              "epoch",
              "model_state_dict",
              "optimizer_state_dict",
              "train_loss",
              "val_loss",
              "timestamp");
    }
  }

  @Test
  void drawsWeightsOfASensibleScale() throws IOException {
    write("a", 1);

    try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("a/latest_checkpoint.pth"))) {
      FloatBuffer words =
          checkpoint.float32("bert.embeddings.word_embeddings.weight").asFloatBuffer();
      double sumOfSquares = 0;
      for (int i = 0; i < words.limit(); i++) {
        sumOfSquares += words.get(i) * words.get(i);
      }
      assertThat(Math.sqrt(sumOfSquares / words.limit())).isBetween(0.0198, 0.0202);
      assertThat(checkpoint.float32("bert.embeddings.LayerNorm.weight").getFloat())
          .isBetween(0.8f, 1.2f);
    }
  }

  @Test
  void writesTheSameBytesForTheSameSeed() throws IOException {
    write("a", 7);
    write("b", 7);
    write("c", 8);

    Path a = folder.resolve("a/latest_checkpoint.pth");
    assertThat(Files.mismatch(a, folder.resolve("b/latest_checkpoint.pth"))).isEqualTo(-1);
    assertThat(Files.mismatch(a, folder.resolve("c/latest_checkpoint.pth"))).isNotEqualTo(-1);
  }

  @Test
  void sizesTheEmbeddingsByTheVocabularyItIsGiven() throws IOException {
    Path vocabulary = Files.createDirectories(folder.resolve("vocabulary"));
    Files.writeString(vocabulary.resolve("vocab.txt"), "hay 9\nrất 8\n");
    Files.writeString(vocabulary.resolve("bpe.codes"), "h a 9\n");

    RandomModelDirectory.write(
        folder.resolve("a"), RandomModelDirectory.Size.SMALL, Optional.of(vocabulary), 1);

    JsonNode encoder =
        new ObjectMapper().readTree(folder.resolve("a/encoder/config.json").toFile());
    assertThat(encoder.get("vocab_size").asInt()).isEqualTo(7);
    assertThat(folder.resolve("a/encoder/bpe.codes")).hasContent("h a 9\n");
    try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("a/latest_checkpoint.pth"))) {
      assertThat(checkpoint.tensors().get("bert.embeddings.word_embeddings.weight").shape())
          .isEqualTo(List.of(7L, 64L));
    }
  }

  private void write(String name, long seed) throws IOException {
    RandomModelDirectory.write(
        folder.resolve(name), RandomModelDirectory.Size.SMALL, Optional.empty(), seed);
  }
}
