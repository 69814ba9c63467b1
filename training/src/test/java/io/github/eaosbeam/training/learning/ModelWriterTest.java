package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.Quadruple;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWriterTest {
  private static final Progress PROGRESS = new Progress("run", 7, 70, 5, 0.625);

  private final NDManager manager = NDManager.newBaseManager();
  @TempDir private Path folder;
  private RandomModel model;
  private Path directory;

  @BeforeEach
  void makeModel() throws IOException {
    model = RandomModel.in(Files.createDirectory(folder.resolve("pieces")), manager);
    directory = Files.createDirectory(folder.resolve("model"));
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void extractionFindsWhatTheLearntNetworkFinds() throws IOException {
    write();

    List<float[]> scores = model.scores();
    try (Extractor extractor = Extractor.open(directory)) {
      List<Extraction> found = extractor.extractAll(model.texts());
      int quadruples = 0;
      for (int i = 0; i < found.size(); i++) {
        List<Quadruple> expected = model.decode(i, scores.get(i));
        requireSame(found.get(i).quadruples(), expected, model.texts().get(i));
        quadruples += expected.size();
      }
      assertThat(quadruples).isGreaterThan(20);
    }
  }

  private static void requireSame(List<Quadruple> found, List<Quadruple> expected, String text) {
    assertThat(found).as(text).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i))
          .as(text)
          .usingRecursiveComparison()
          .ignoringFields("confidence")
          .isEqualTo(expected.get(i));
      assertThat(found.get(i).confidence())
          .as(text)
          .isCloseTo(expected.get(i).confidence(), Offset.offset(1e-4));
    }
  }

  @Test
  void theConfigurationIsTheReferences() throws IOException {
    write();

    assertThat(directory.resolve("config.json"))
        .hasContent(
            """
            {
              "model_name" : "eaos-beam/small",
              "num_aspects" : 11,
              "num_sentiments" : 3,
              "max_len" : 10,
              "max_quads" : 8,
              "hidden_dim" : 20,
              "best_epoch" : 5,
              "best_val_f1" : 0.625,
              "aspect_map" : {
                "Khác" : 0,
                "Địa điểm" : 1,
                "Kịch bản" : 2,
                "Dàn dựng" : 3,
                "Dàn cast" : 4,
                "Khách mời" : 5,
                "Khả năng chơi trò chơi" : 6,
                "Quảng cáo" : 7,
                "Thử thách" : 8,
                "Tương tác giữa các thành viên" : 9,
                "Tinh thần đồng đội" : 10
              },
              "sentiment_map" : {
                "trung tính" : 0,
                "tích cực" : 1,
                "tiêu cực" : 2
              }
            }
            """);
  }

  @Test
  void aDirectoryThatIsNotWrittenToTheEndDoesNotOpen() throws IOException {
    write();

    assertThatThrownBy(() -> write(name -> FloatBuffer.allocate(1)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(directory.resolve("config.json")).doesNotExist();
    assertThat(directory.resolve("model.safetensors")).exists();
  }

  private void write() throws IOException {
    write(model::numbers);
  }

  private void write(Function<String, FloatBuffer> numbers) throws IOException {
    new ModelWriter(directory)
        .write(model.architecture(), Labels.reference(), PROGRESS, model.pieces(), numbers);
  }
}
