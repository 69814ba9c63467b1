package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void readsEveryFloatingPointTypeAndLeavesTheOthers() {
    byte[] data =
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(1.5f)
            .putDouble(-0.1)
            .putShort((short) 0x3e00) // 1.5 as float16
            .putShort((short) 0x3fc0) // 1.5 as bfloat16
            .putLong(7)
            .array();
    Path path =
        write(
            """
            {"__metadata__": {"format": "pt"},
             "f32": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]},
             "f64": {"dtype": "F64", "shape": [], "data_offsets": [4, 12]},
             "f16": {"dtype": "F16", "shape": [1, 1], "data_offsets": [12, 14]},
             "bf16": {"dtype": "BF16", "shape": [1], "data_offsets": [14, 16]},
             "i64": {"dtype": "I64", "shape": [1], "data_offsets": [16, 24]},
             "future": {"dtype": "F4", "shape": [16], "data_offsets": [16, 24]}}
            """,
            data);

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThat(checkpoint.tensors().keySet()).containsExactly("f32", "f64", "f16", "bf16", "i64");
      assertThat(checkpoint.tensors().get("f16").shape()).isEqualTo(List.of(1L, 1L));
      assertThat(checkpoint.float32("f32").getFloat()).isEqualTo(1.5f);
      assertThat(checkpoint.float32("f64").getFloat()).isEqualTo(-0.1f);
      assertThat(checkpoint.float32("f16").getFloat()).isEqualTo(1.5f);
      assertThat(checkpoint.float32("bf16").getFloat()).isEqualTo(1.5f);
      assertThatThrownBy(() -> checkpoint.float32("i64"))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageContaining("i64: holds INT64, not floating point");
      assertThatThrownBy(() -> checkpoint.float32("future"))
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageContaining("future: should be a tensor but is of type F4");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F32 | 1   | 0,8   | shape [1] takes 4 bytes, but 8 are given",
        "F32 | 2   | 4,12  | bytes 4 to 12 are not inside the file",
        "F32 | 2   | 8,0   | bytes 8 to 0 are not inside the file",
        "F32 | 2   | -8,0  | bytes -8 to 0 are not inside the file",
        "F32 | -2  | 0,8   | negative dimension in shape [-2]",
        "F32 | 1.5 | 0,8   | Cannot coerce Floating-point value (1.5)",
        "F32 | \"2\" | 0,8 | Cannot coerce String value",
        "F32 | null | 0,8  | a: it needs a dtype, a shape and two data_offsets",
        "F32 | 2   | 0     | a: it needs a dtype, a shape and two data_offsets",
        "F32 | 4294967296,4294967296 | 0,8 | too many elements in shape",
        "F32 | 99999999999999999999  | 0,8 | out of range",
      })
  void refusesWrongEntries(String type, String shape, String offsets, String reason) {
    String entry = "{\"dtype\": \"%s\", \"shape\": [%s], \"data_offsets\": [%s]}";
    Path path = write("{\"a\": " + entry.formatted(type, shape, offsets) + "}", new byte[8]);

    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(reason)
        .hasMessageEndingWith("copy or download it again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": null}",
        "{\"a\": 1}",
        "{\"a\": {}}",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [0]}}",
        "{\"a\": {\"dtype\": null, \"shape\": [0], \"data_offsets\": [0, 0]}}",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [0], \"data_offsets\": [0, 0], \"x\": 1}}",
        "{\"a\"",
        "{}}",
        "{\"__metadata__\": {\"a\": [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]}}",
      })
  void refusesHeadersThatAreNotOfTheFormat(String header) {
    assertThatThrownBy(() -> Checkpoint.open(write(header, new byte[0])))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("header: ");
  }

  @Test
  void refusesATensorThatIsThereTwice() {
    String entry = "\"a\": {\"dtype\": \"F32\", \"shape\": [0], \"data_offsets\": [0, 0]}";

    assertThatThrownBy(
            () -> Checkpoint.open(write("{%s, %s}".formatted(entry, entry), new byte[0])))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("a: it is there twice");
  }

  @Test
  void refusesAHeaderInAnotherEncodingThanUtf8() {
    byte[] file =
        new PickleWriter().int64(8).raw("{\u0000\u0000\u0000}\u0000\u0000\u0000").unfinished();

    assertThatThrownBy(
            () -> Checkpoint.open(TorchFiles.write(folder.resolve("a.safetensors"), file)))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("header: ");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, -1, 1 << 30, 100})
  void refusesAHeaderLengthThatCannotBe(long headerBytes) {
    byte[] file = new PickleWriter().int64(headerBytes).raw("{}").unfinished();

    assertThatThrownBy(
            () -> Checkpoint.open(TorchFiles.write(folder.resolve("a.safetensors"), file)))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(Long.toUnsignedString(headerBytes) + " bytes");
  }

  private Path write(String header, byte[] data) {
    return TorchFiles.safetensors(folder.resolve("model.safetensors"), header, data);
  }
}
