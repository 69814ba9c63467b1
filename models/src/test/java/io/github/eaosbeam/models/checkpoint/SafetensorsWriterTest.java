package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SafetensorsWriterTest {
  private static final Map<String, List<Long>> ONE_WEIGHT = Map.of("a", List.of(3L));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("model.safetensors");
  }

  @Test
  void float32ComesBackAsItWas() throws IOException {
    Map<String, List<Long>> shapes = shapes();
    long seed = System.nanoTime();
    Map<String, float[]> weights = random(shapes, seed);

    write(shapes, ElementType.FLOAT32, weights);

    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertThat(checkpoint.tensors().keySet()).containsExactlyElementsOf(shapes.keySet());
      shapes.forEach(
          (name, shape) -> {
            assertThat(checkpoint.tensors().get(name))
                .isEqualTo(new TensorInfo(name, ElementType.FLOAT32, shape));
            assertThat(floats(checkpoint.float32(name)))
                .as("seed %d, %s", seed, name)
                .isEqualTo(weights.get(name));
          });
    }
  }

  /** The even sizes and the odd ones, none at all, and one of several chunks. */
  private static Map<String, List<Long>> shapes() {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    shapes.put("scalar", List.of());
    shapes.put("none", List.of(0L, 4L));
    shapes.put("bert.odd", List.of(3L));
    shapes.put("large", List.of(3L, 100_001L));
    shapes.put("\"Tiếng Việt\"", List.of(2L, 3L));
    return shapes;
  }

  @Test
  void aModelFindsItsWeightsInIt() throws IOException {
    write(Map.of("b", List.of(2L)), ElementType.FLOAT16, Map.of("b", new float[] {1.5f, -0.1f}));

    StateDict weights = StateDict.open(file, Optional.empty(), Map.of("b", List.of(2L)));

    assertThat(floats(weights.float32("b"))).containsExactly(1.5f, -0.099975586f);
  }

  @Test
  void float16ComesBackRoundedToTheNearest() throws IOException {
    Map<String, List<Long>> shapes = shapes();
    long seed = System.nanoTime();
    Map<String, float[]> weights = random(shapes, seed);

    write(shapes, ElementType.FLOAT16, weights);

    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      shapes.forEach(
          (name, shape) -> {
            assertThat(checkpoint.tensors().get(name).type()).isEqualTo(ElementType.FLOAT16);
            assertThat(floats(checkpoint.float32(name)))
                .as("seed %d, %s", seed, name)
                .isEqualTo(rounded(weights.get(name)));
          });
    }
  }

  private static float[] rounded(float[] weights) {
    ByteBuffer half = ByteBuffer.allocate(Short.BYTES);
    float[] rounded = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      ElementType.FLOAT16.write(half.clear(), weights[i]);
      rounded[i] = ElementType.FLOAT16.read(half, 0);
    }
    return rounded;
  }

  @Test
  void theNumbersStartWhereTheyCanBeMapped() throws IOException {
    for (String name :
        List.of("a", "a longer name", "one that is longer still, to move the rest")) {
      write(Map.of(name, List.of(1L)), ElementType.FLOAT32, Map.of(name, new float[] {1}));

      try (FileChannel channel = FileChannel.open(file)) {
        assertThat((channel.size() - Float.BYTES) % 64).as(name).isZero();
      }
    }
  }

  @Test
  void replacesAFileThatIsThereAndLeavesItsReadersTheOldOne() throws IOException {
    write(ONE_WEIGHT, ElementType.FLOAT32, Map.of("a", new float[] {1, 2, 3}));
    try (Checkpoint old = Checkpoint.open(file)) {
      write(ONE_WEIGHT, ElementType.FLOAT32, Map.of("a", new float[] {4, 5, 6}));

      assertThat(floats(old.float32("a"))).containsExactly(1, 2, 3);
    }
    try (Checkpoint replaced = Checkpoint.open(file)) {
      assertThat(floats(replaced.float32("a"))).containsExactly(4, 5, 6);
    }
    assertThat(files()).containsExactly(file);
  }

  @Test
  void refusesATensorWithMoreOrFewerNumbersThanItsShape() {
    assertThatThrownBy(
            () -> write(ONE_WEIGHT, ElementType.FLOAT32, Map.of("a", new float[] {1, 2})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a has 2 numbers, its shape is [3]");
    assertThat(files()).isEmpty();
  }

  @Test
  void aWriteThatFailsMidwayLeavesWhatWasThere() throws IOException {
    write(ONE_WEIGHT, ElementType.FLOAT32, Map.of("a", new float[] {1, 2, 3}));
    byte[] before = Files.readAllBytes(file);
    Function<String, FloatBuffer> failing =
        name -> {
          if (name.equals("large")) {
            throw new IllegalStateException("no more");
          }
          return FloatBuffer.allocate((int) Shapes.elements(shapes().get(name)));
        };

    assertThatThrownBy(() -> SafetensorsWriter.write(file, shapes(), ElementType.FLOAT32, failing))
        .hasMessage("no more");
    assertThat(files()).containsExactly(file);
    assertThat(file).hasBinaryContent(before);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FLOAT32", "FLOAT16"})
  void writesNoOtherTypes(ElementType type) {
    assertThatThrownBy(() -> write(ONE_WEIGHT, type, Map.of("a", new float[] {1, 2, 3})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("only FLOAT32 and FLOAT16 are written, got " + type);
    assertThat(files()).isEmpty();
  }

  private void write(Map<String, List<Long>> shapes, ElementType type, Map<String, float[]> weights)
      throws IOException {
    SafetensorsWriter.write(file, shapes, type, name -> FloatBuffer.wrap(weights.get(name)));
  }

  private static Map<String, float[]> random(Map<String, List<Long>> shapes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> weights = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> {
          float[] numbers = new float[(int) Shapes.elements(shape)];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
          }
          weights.put(name, numbers);
        });
    return weights;
  }

  private static float[] floats(ByteBuffer buffer) {
    float[] floats = new float[buffer.remaining() / Float.BYTES];
    buffer.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
