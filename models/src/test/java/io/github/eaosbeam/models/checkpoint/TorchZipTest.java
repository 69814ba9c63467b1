package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchZipTest {
  private static final float[] SIX = {0, 1, 2, 3, 4, 5};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsZipsWithAndWithoutZip64Fields(boolean zip64) {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("a");
    pickle.tensor("0", List.of(6L)).operation('s');
    Path path = TorchFiles.zip(path(), pickle.stop(), Map.of("0", TorchFiles.floats(SIX)), zip64);

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThat(floats(checkpoint.float32("a"))).containsExactly(SIX);
    }
  }

  @Test
  void readsWhatAnotherZipProgramCompressed() throws IOException {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().mark();
    pickle.text("a").tensor("0", List.of(6L));
    pickle.text("b").tensor("0", 6, 4, List.of(2L), List.of(1L)).setItemsFromMark();
    Path path = path();
    deflated(path, Map.of("m/data.pkl", pickle.stop(), "m/data/0", TorchFiles.floats(SIX)));

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThat(floats(checkpoint.float32("a"))).containsExactly(SIX);
      assertThat(floats(checkpoint.float32("b"))).containsExactly(4, 5);
    }
  }

  @Test
  void refusesAZipBomb() throws IOException {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("a");
    pickle.tensor("0", List.of(25_000_000L)).operation('s');
    Path path = path();
    deflated(path, Map.of("m/data.pkl", pickle.stop(), "m/data/0", new byte[100_000_000]));

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThatThrownBy(() -> checkpoint.float32("a"))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageMatching(
              ".*m/data/0: \\d+ compressed bytes claim to be 100000000; save the.*");
    }
  }

  @Test
  void turnsBigEndianNumbersRound() throws IOException {
    PickleWriter pickle = PickleWriter.protocol2().emptyDict().text("a");
    pickle.tensor("0", List.of(2L)).operation('s');
    byte[] bigEndian = ByteBuffer.allocate(8).putFloat(1.5f).putFloat(-2).array();
    Path path = path();
    try (ZipWriter zip = new ZipWriter(path, false)) {
      zip.add("m/data.pkl", pickle.stop());
      zip.add("m/byteorder", "big".getBytes(StandardCharsets.UTF_8));
      zip.add("m/data/0", bigEndian);
    }

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThat(floats(checkpoint.float32("a"))).containsExactly(1.5f, -2);
    }
  }

  @Test
  void refusesAZipWithTwoPicklesOrNone() throws IOException {
    Path path = path();
    deflated(path, Map.of("a/data.pkl", new byte[1], "b/data.pkl", new byte[1]));
    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("a zip with 2 members data.pkl");

    deflated(path, Map.of("word/document.xml", new byte[1]));
    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("a zip with 0 members data.pkl (found: word/document.xml)");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 12, compression method 12 is not known",
    "8, 1, it is encrypted",
    "20, 99, stored bytes claim to be",
    "24, 99, stored bytes claim to be",
    "28, 999, an entry is cut short",
    "42, 99, it is not where the zip's directory says",
  })
  void refusesAForgedZipDirectory(int field, int value, String reason) throws IOException {
    Path path = TorchFiles.zip(path(), "a", 1, 2);
    byte[] content = Files.readAllBytes(path);
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(content.length - 6);
    bytes.putShort(directory + field, (short) value);
    Files.write(path, content);

    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "16, -2, is not inside the file",
    "12, 1000000, is not inside the file",
    "10, 77, members are listed where 77 are announced",
  })
  void refusesAForgedZipEnd(int field, int value, String reason) throws IOException {
    Path path = TorchFiles.zip(path(), "a", 1, 2);
    byte[] content = Files.readAllBytes(path);
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int end = content.length - 22;
    if (field == 10) {
      bytes.putShort(end + field, (short) value);
    } else {
      bytes.putInt(end + field, value);
    }
    Files.write(path, content);

    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAMemberThatIsListedTwice() throws IOException {
    Path path = path();
    try (ZipWriter zip = new ZipWriter(path, false)) {
      zip.add("m/data.pkl", new byte[] {1});
      zip.add("m/data.pkl", new byte[] {2});
    }

    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("zip directory: m/data.pkl is listed twice");
  }

  private Path path() {
    return folder.resolve("checkpoint.pth");
  }

  private static void deflated(Path path, Map<String, byte[]> members) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
  }

  private static float[] floats(ByteBuffer buffer) {
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }
}
