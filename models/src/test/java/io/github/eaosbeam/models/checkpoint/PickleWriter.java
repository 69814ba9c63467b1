package io.github.eaosbeam.models.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes pickles operation by operation, sound ones and others. */
final class PickleWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A pickle that starts as protocol 2 does. */
  static PickleWriter protocol2() {
    return new PickleWriter().operation(0x80).operation(2);
  }

  /** One raw byte: an operation, or a byte of its argument. */
  PickleWriter operation(int code) {
    bytes.write(code);
    return this;
  }

  PickleWriter raw(String latin1) {
    bytes.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  PickleWriter text(String value) {
    byte[] content = value.getBytes(StandardCharsets.UTF_8);
    operation('X').int32(content.length);
    bytes.writeBytes(content);
    return this;
  }

  PickleWriter whole(long value) {
    return operation(0x8a).operation(Long.BYTES).int64(value);
  }

  PickleWriter decimal(double value) {
    operation('G');
    bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    return this;
  }

  PickleWriter bool(boolean value) {
    return operation(value ? 0x88 : 0x89);
  }

  PickleWriter none() {
    return operation('N');
  }

  PickleWriter className(String module, String name) {
    return raw("c" + module + "\n" + name + "\n");
  }

  PickleWriter emptyDict() {
    return operation('}');
  }

  PickleWriter emptyList() {
    return operation(']');
  }

  PickleWriter emptyTuple() {
    return operation(')');
  }

  PickleWriter mark() {
    return operation('(');
  }

  PickleWriter tupleFromMark() {
    return operation('t');
  }

  PickleWriter setItemsFromMark() {
    return operation('u');
  }

  PickleWriter appendsFromMark() {
    return operation('e');
  }

  PickleWriter call() {
    return operation('R');
  }

  PickleWriter build() {
    return operation('b');
  }

  PickleWriter memoize(int key) {
    return operation('r').int32(key);
  }

  PickleWriter recall(int key) {
    return operation('j').int32(key);
  }

  PickleWriter wholes(List<Long> values) {
    mark();
    values.forEach(this::whole);
    return tupleFromMark();
  }

  PickleWriter emptyOrderedDict() {
    return className("collections", "OrderedDict").emptyTuple().call();
  }

  /** A storage of float32 numbers on the CPU. */
  PickleWriter floatStorage(String key, long elements) {
    mark().text("storage").className("torch", "FloatStorage").text(key).text("cpu").whole(elements);
    return tupleFromMark().operation('Q');
  }

  /** A float32 tensor that views a storage of its own. */
  PickleWriter tensor(
      String key, long storageElements, long offset, List<Long> shape, List<Long> strides) {
    className("torch._utils", "_rebuild_tensor_v2").mark().floatStorage(key, storageElements);
    whole(offset).wholes(shape).wholes(strides).bool(false).emptyOrderedDict();
    return tupleFromMark().call();
  }

  /** A row-major float32 tensor that fills a storage of its own. */
  PickleWriter tensor(String key, List<Long> shape) {
    return tensor(key, Shapes.elements(shape), 0, shape, Shapes.rowMajor(shape));
  }

  PickleWriter int32(int value) {
    bytes.writeBytes(little(Integer.BYTES).putInt(value).array());
    return this;
  }

  PickleWriter int64(long value) {
    bytes.writeBytes(little(Long.BYTES).putLong(value).array());
    return this;
  }

  /** The pickle without an end. */
  byte[] unfinished() {
    return bytes.toByteArray();
  }

  byte[] stop() {
    return operation('.').unfinished();
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
