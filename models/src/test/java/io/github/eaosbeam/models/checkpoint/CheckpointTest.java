package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.CheckpointFormatException;
import io.github.eaosbeam.models.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final float[] SIX = {0, 1, 2, 3, 4, 5};

  @TempDir Path folder;

  @Test
  void listsTensorsInTheFilesOrder() {
    try (Checkpoint base = Checkpoint.open(Variants.checkpoint("base"))) {
      List<TensorInfo> infos = new ArrayList<>(base.tensors().values());

      assertThat(infos).hasSize(80);
      assertThat(infos.get(0))
          .isEqualTo(new TensorInfo("quad_queries", ElementType.FLOAT32, List.of(4L, 16L)));
      assertThat(infos.get(79).name()).isEqualTo("fc_sentiment.bias");
      assertThat(infos.get(1).elements()).isEqualTo(2213 * 16);
    }
  }

  @Test
  void mapsContiguousFloat32ReadOnlyInsteadOfCopying() {
    try (Checkpoint base = Checkpoint.open(Variants.checkpoint("base"))) {
      ByteBuffer queries = base.float32("quad_queries");

      assertThat(queries).isInstanceOf(MappedByteBuffer.class);
      assertThat(queries.isReadOnly()).isTrue();
      assertThat(queries.isDirect()).isTrue();
      assertThat(queries.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
      assertThat(queries.remaining()).isEqualTo(4 * 16 * 4);
    }
  }

  @Test
  void keepsBuffersValidAfterClosing() {
    Checkpoint checkpoint = Checkpoint.open(TorchFiles.zip(path(), "a", 1, 2));
    ByteBuffer weights = checkpoint.float32("a");
    checkpoint.close();

    assertThat(floats(weights)).containsExactly(1, 2);
    assertThatThrownBy(() -> checkpoint.float32("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the checkpoint is closed");
  }

  @Test
  void copiesFloatsThatLieAtOddPlaces() {
    Map<String, byte[]> storages = new LinkedHashMap<>(Map.of("0", TorchFiles.floats(SIX)));
    for (String name : List.of("a", "ab", "abc", "abcd")) { // one of them is at a multiple of 4
      PickleWriter pickle = PickleWriter.protocol2().emptyDict().text(name);
      byte[] content = pickle.tensor("0", List.of(6L)).operation('s').stop();

      try (Checkpoint legacy = Checkpoint.open(TorchFiles.legacy(path(), content, storages))) {
        assertThat(floats(legacy.float32(name))).containsExactly(SIX);
        assertThat(legacy.float32(name).isDirect()).isTrue();
        assertThat(legacy.float32(name).isReadOnly()).isTrue();
      }
    }
  }

  @Test
  void readsViewsByOffsetAndStride() {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().mark();
    pickle.text("transposed").tensor("0", 6, 0, List.of(3L, 2L), List.of(1L, 3L));
    pickle.text("last row").tensor("0", 6, 3, List.of(3L), List.of(1L));
    pickle.text("column").tensor("0", 6, 1, List.of(2L), List.of(3L));
    pickle.text("scalar").tensor("0", 6, 5, List.of(), List.of());
    pickle.text("empty").tensor("0", 6, 6, List.of(0L, 7L), List.of(7L, 1L));
    pickle.text("expanded").tensor("0", 6, 2, List.of(2L, 2L), List.of(0L, 1L));
    pickle.text("one row").tensor("0", 6, 0, List.of(1L, 6L), List.of(99L, 1L));
    byte[] content = pickle.setItemsFromMark().stop();

    try (Checkpoint checkpoint =
        Checkpoint.open(TorchFiles.zip(path(), content, Map.of("0", TorchFiles.floats(SIX))))) {
      assertThat(floats(checkpoint.float32("transposed"))).containsExactly(0, 3, 1, 4, 2, 5);
      assertThat(floats(checkpoint.float32("last row"))).containsExactly(3, 4, 5);
      assertThat(floats(checkpoint.float32("column"))).containsExactly(1, 4);
      assertThat(floats(checkpoint.float32("scalar"))).containsExactly(5);
      assertThat(floats(checkpoint.float32("empty"))).isEmpty();
      assertThat(floats(checkpoint.float32("expanded"))).containsExactly(2, 3, 2, 3);
      assertThat(floats(checkpoint.float32("one row"))).containsExactly(SIX);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 | 0 | 7 | 1 | leave the storage of 6 elements",
        "6 | 7 | 0 | 1 | leave the storage of 6 elements",
        "6 | -1 | 1 | 1 | leave the storage of 6 elements",
        "6 | 9223372036854775807 | 2 | 1 | leave the storage of 6 elements",
        "6 | 0 | 6 | -1 | strides [-1] for shape [6]",
        "6 | 0 | -6 | 1 | negative dimension in shape [-6]",
        "6 | 0 | 6 | 9223372036854775807 | strides [9223372036854775807] are too large",
        "6 | 0 | 4294967296,4294967296 | 0,0 | too many elements in shape",
        "6 | 0 | 2,3 | 1 | strides [1] for shape [2, 3]",
      })
  void refusesViewsThatLeaveTheirStorage(
      long storage, long offset, String shape, String strides, String reason) {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("a");
    pickle.tensor("0", storage, offset, wholes(shape), wholes(strides)).operation('s');
    Path path = TorchFiles.zip(path(), pickle.stop(), Map.of("0", TorchFiles.floats(SIX)));

    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("model/data.pkl: byte ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesATensorOfABillionElementsExpandedFromOne() {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("a");
    pickle.tensor("0", 6, 0, List.of(1_000_000_000L), List.of(0L)).operation('s');
    Path path = TorchFiles.zip(path(), pickle.stop(), Map.of("0", TorchFiles.floats(SIX)));

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThatThrownBy(() -> checkpoint.float32("a"))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageContaining("a: shape [1000000000] is too large to hold in memory");
    }
  }

  @Test
  void refusesAStorageWithFewerBytesThanAnnounced() {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("a");
    pickle.tensor("0", List.of(1L << 40)).operation('s');
    Path path = TorchFiles.zip(path(), pickle.stop(), Map.of("0", TorchFiles.floats(SIX)));

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThatThrownBy(() -> checkpoint.float32("a"))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageContaining("a: its storage 0 has 24 bytes where 4398046511104 are declared");
    }
  }

  @Test
  void refusesAStorageThatIsNotThere() {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("a");
    pickle.tensor("../../etc/passwd", List.of(1L)).operation('s');

    try (Checkpoint checkpoint = Checkpoint.open(TorchFiles.zip(path(), pickle.stop(), Map.of()))) {
      assertThatThrownBy(() -> checkpoint.float32("a"))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageContaining("model/data/../../etc/passwd is missing");
    }
  }

  @Test
  void namesWhatThereIsWhereATensorIsNot() {
    try (Checkpoint checkpoint = Checkpoint.open(TorchFiles.zip(path(), "a", 1))) {
      assertThatThrownBy(() -> checkpoint.float32("b"))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageEndingWith("b: there is no such tensor; it has a");
    }
  }

  @Test
  void refusesAModelStateDictThatIsNoDict() {
    byte[] pickle =
        PickleWriter.protocol2().emptyDict().text("model_state_dict").none().operation('s').stop();

    assertThatThrownBy(() -> Checkpoint.open(TorchFiles.zip(path(), pickle, Map.of())))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("model_state_dict should be a dict of tensors but is None (byte 24)");
  }

  @Test
  void readsAViewOfAStorageInAnOldFile() {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("a");
    pickle.className("torch._utils", "_rebuild_tensor").mark();
    pickle.mark().text("storage").className("torch", "FloatStorage").text("0").text("cpu").whole(6);
    pickle.mark().text("view").whole(2).whole(3).tupleFromMark().tupleFromMark().operation('Q');
    pickle.whole(1).wholes(List.of(2L)).wholes(List.of(1L)).tupleFromMark().call().operation('s');
    Path path = TorchFiles.legacy(path(), pickle.stop(), Map.of("0", TorchFiles.floats(SIX)));

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThat(floats(checkpoint.float32("a"))).containsExactly(3, 4);
    }
  }

  @Test
  void stepsOverQuantizedStoragesInAnOldFile() {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().mark().text("skipped");
    pickle.className("torch._utils", "_rebuild_qtensor").mark().mark();
    pickle.text("storage").className("torch", "QInt32Storage").text("0").text("cpu").whole(6);
    pickle.tupleFromMark().operation('Q').tupleFromMark().call();
    pickle.text("a").tensor("1", List.of(1L)).setItemsFromMark();
    Map<String, byte[]> storages = new LinkedHashMap<>(Map.of("0", TorchFiles.floats(SIX)));
    storages.put("1", TorchFiles.floats(7));

    try (Checkpoint checkpoint =
        Checkpoint.open(TorchFiles.legacy(path(), pickle.stop(), storages))) {
      assertThat(floats(checkpoint.float32("a"))).containsExactly(7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "version https://git-lfs.github.com/spec/v1\noid sha256:0"})
  void refusesWhatIsNoCheckpoint(String content) throws IOException {
    Path path = Files.writeString(path(), content);

    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("bytes that are no checkpoint")
        .hasMessageContaining("Git LFS pointer?");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> Checkpoint.open(folder.resolve("none.pth")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("none.pth: there is no such file; name a checkpoint");
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("there is no such file");
  }

  private Path path() {
    return folder.resolve("checkpoint.pth");
  }

  private static List<Long> wholes(String commaSeparated) {
    return List.of(commaSeparated.split(",")).stream().map(Long::valueOf).toList();
  }

  private static float[] floats(ByteBuffer buffer) {
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }
}
