package io.github.eaosbeam.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PickleReaderTest {
  static Map<String, byte[]> forgedLengths() {
    Map<String, byte[]> pickles = new LinkedHashMap<>();
    pickles.put("LONG1", start().operation(0x8a).operation(200).unfinished());
    pickles.put("LONG4", start().operation(0x8b).int32(Integer.MAX_VALUE).unfinished());
    pickles.put("LONG4 negative", start().operation(0x8b).int32(-1).unfinished());
    pickles.put("BINUNICODE", start().operation('X').int32(-1).unfinished());
    pickles.put("BINUNICODE8", start().operation(0x8d).int64(Long.MAX_VALUE).unfinished());
    pickles.put("BINUNICODE8 negative", start().operation(0x8d).int64(-1).unfinished());
    pickles.put("SHORT_BINUNICODE", start().operation(0x8c).operation(9).unfinished());
    pickles.put("BINSTRING", start().operation('T').int32(1 << 30).unfinished());
    pickles.put("BINBYTES", start().operation('B').int32(1 << 30).unfinished());
    pickles.put("BINBYTES8", start().operation(0x8e).int64(1L << 62).unfinished());
    pickles.put("BYTEARRAY8", start().operation(0x96).int64(1L << 40).unfinished());
    pickles.put("FRAME", start().operation(0x95).int64(1L << 33).unfinished());
    pickles.put("BINFLOAT", start().operation('G').operation(0).unfinished());
    return pickles;
  }

  static Stream<String> lengthOperations() {
    return forgedLengths().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("lengthOperations")
  void refusesALengthBeyondTheLastByte(String operation) {
    assertThatThrownBy(() -> read(forgedLengths().get(operation)))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageMatching(
            "made-up.pth: data.pkl: byte \\d+: \\d+ bytes should follow where \\d+ are left;"
                + " the file is damaged or cut short: copy or download it again");
  }

  static Map<String, byte[]> nonsense() {
    Map<String, byte[]> pickles = new LinkedHashMap<>();
    pickles.put("nothing", new byte[0]);
    pickles.put("stop on an empty stack", start().stop());
    pickles.put("unknown operation", start().operation(0xff).stop());
    pickles.put("extension registry", start().operation(0x82).operation(1).stop());
    pickles.put("out-of-band buffer", start().operation(0x97).stop());
    pickles.put("unknown protocol", new PickleWriter().operation(0x80).operation(6).stop());
    pickles.put("no mark", start().tupleFromMark().stop());
    pickles.put("value below the mark", start().emptyDict().mark().operation('0').call().stop());
    pickles.put("odd items", start().emptyDict().mark().text("a").setItemsFromMark().stop());
    pickles.put("empty memo", start().recall(7).stop());
    pickles.put("memo number", start().raw("gx\n").stop());
    pickles.put("endless line", start().raw("Vabc").unfinished());
    pickles.put("call of a text", start().text("a").emptyTuple().call().stop());
    pickles.put("arguments no tuple", start().className("a", "b").text("c").call().stop());
    pickles.put("OBJ of nothing", start().mark().operation('o').stop());
    pickles.put("class name no text", start().none().none().operation(0x93).stop());
    pickles.put("long class name", start().className("a", "b".repeat(5000)).stop());
    pickles.put(
        "OrderedDict of no pairs",
        start()
            .className("collections", "OrderedDict")
            .mark()
            .wholes(List.of(1L))
            .tupleFromMark()
            .call()
            .stop());
    pickles.put(
        "tensor without arguments",
        start().className("torch._utils", "_rebuild_tensor_v2").emptyTuple().call().stop());
    pickles.put(
        "parameter without arguments",
        start().className("torch._utils", "_rebuild_parameter").emptyTuple().call().stop());
    pickles.put(
        "tensor of a text",
        start()
            .className("torch._utils", "_rebuild_tensor_v2")
            .mark()
            .text("a")
            .tupleFromMark()
            .call()
            .stop());
    pickles.put("tensor with a state", start().tensor("0", List.of(1L)).none().build().stop());
    pickles.put(
        "storage without a key",
        start().mark().text("storage").tupleFromMark().operation('Q').stop());
    pickles.put("storage of -1 elements", start().floatStorage("0", -1).stop());
    pickles.put("storage of 2^63-1 elements", start().floatStorage("0", Long.MAX_VALUE).stop());
    return pickles;
  }

  static Stream<String> nonsenses() {
    return nonsense().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("nonsenses")
  void refusesWhatIsNoSoundPickle(String kind) {
    assertThatThrownBy(() -> read(nonsense().get(kind)))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageStartingWith("made-up.pth: data.pkl: byte ");
  }

  @Test
  void readsTheTextOperationsOfProtocol0() {
    byte[] pickle =
        new PickleWriter()
            .raw("(dp0\nS'a'\np1\nI7\nsVb\nL8L\nsS'flag'\nI01\nsS'pi'\nF3.1\nsS'all'\n")
            .raw("(lp2\ng1\nas(g1\nNt0.")
            .unfinished();

    Map<String, PickleValue> entries = ((PickleValue.Dictionary) read(pickle)).entries();

    assertThat(entries).containsOnlyKeys("a", "b", "flag", "pi", "all");
    assertThat(entries.get("a")).isEqualTo(new PickleValue.Whole(7));
    assertThat(entries.get("b")).isEqualTo(new PickleValue.Whole(8));
    assertThat(((PickleValue.Sequence) entries.get("all")).items())
        .containsExactly(new PickleValue.Text("a"));
  }

  @Test
  void readsIntegersOfEveryWidth() {
    byte[] pickle =
        start()
            .mark()
            .raw("\u008a\u0000") // LONG1 of no bytes
            .raw("\u008a\u0001\u00ff")
            .raw("\u008a\u0002\u00ff\u0000")
            .raw("K\u00ff")
            .raw("M\u00ff\u00ff")
            .operation('J')
            .int32(-3)
            .whole(Long.MIN_VALUE)
            .tupleFromMark()
            .stop();

    assertThat(((PickleValue.Sequence) read(pickle)).items())
        .extracting(value -> ((PickleValue.Whole) value).value())
        .containsExactly(0L, -1L, 255L, 255L, 65535L, -3L, Long.MIN_VALUE);
  }

  @Test
  void keepsADictsOrderAndTheLastOfEqualKeys() {
    byte[] pickle =
        start()
            .emptyDict()
            .mark()
            .text("z")
            .whole(1)
            .text("a")
            .whole(2)
            .text("z")
            .whole(3)
            .setItemsFromMark()
            .stop();

    assertThat(((PickleValue.Dictionary) read(pickle)).entries())
        .containsExactly(
            Map.entry("z", new PickleValue.Whole(3)), Map.entry("a", new PickleValue.Whole(2)));
  }

  private static PickleWriter start() {
    return PickleWriter.protocol2();
  }

  private static PickleValue read(byte[] pickle) {
    Place place = new Place(Path.of("made-up.pth"), "data.pkl");
    return new PickleReader(
            new PickleInput(ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN), place, 0))
        .read();
  }
}
