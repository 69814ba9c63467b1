package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.CheckpointFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of one pickle, read front to back; every length is held against what is left. */
final class PickleInput {
  private static final int MAX_LINE_BYTES = 1 << 20;

  private final ByteBuffer bytes;
  private final Place place;
  private final long base;
  private long operationOffset;

  /**
   * @param bytes little-endian, from the pickle's first byte on
   * @param place the part of the file, for messages
   * @param base where in that part the first byte is
   */
  PickleInput(ByteBuffer bytes, Place place, long base) {
    this.bytes = bytes;
    this.place = place;
    this.base = base;
    this.operationOffset = base;
  }

  /** The place of the next byte in the part of the file. */
  long offset() {
    return base + bytes.position();
  }

  /** The place of the operation that is being read: what messages name. */
  long operationOffset() {
    return operationOffset;
  }

  /** Moves on to the next operation and returns its code. */
  int nextOperation() {
    operationOffset = offset();
    return unsignedByte();
  }

  int unsignedByte() {
    require(1);
    return Byte.toUnsignedInt(bytes.get());
  }

  int unsignedShort() {
    require(2);
    return Short.toUnsignedInt(bytes.getShort());
  }

  int signedInt() {
    require(4);
    return bytes.getInt();
  }

  long unsignedInt() {
    return Integer.toUnsignedLong(signedInt());
  }

  long signedLong() {
    require(8);
    return bytes.getLong();
  }

  /** A two's complement integer of 0 to 8 bytes. */
  long signedOf(int length) {
    require(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (long) Byte.toUnsignedInt(bytes.get()) << (8 * i);
    }
    int unused = 64 - 8 * length;
    return length == 0 ? 0 : value << unused >> unused;
  }

  void skip(long length) {
    require(length);
    bytes.position(bytes.position() + (int) length);
  }

  String text(int length, Charset charset) {
    require(length);
    byte[] content = new byte[length];
    bytes.get(content);
    return new String(content, charset);
  }

  /** The text up to the next line feed, which is passed over. */
  String line() {
    int end = bytes.position();
    int limit = end + Math.min(bytes.remaining(), MAX_LINE_BYTES);
    while (end < limit && bytes.get(end) != '\n') {
      end++;
    }
    if (end == limit) {
      throw damaged("a line has no end");
    }
    String line = text(end - bytes.position(), StandardCharsets.UTF_8);
    bytes.get();
    return line;
  }

  /** Refuses a length that reaches beyond the last byte. */
  void require(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw damaged(
          "%s bytes should follow where %d are left"
              .formatted(Long.toUnsignedString(length), bytes.remaining()));
    }
  }

  CheckpointFormatException damaged(String reason) {
    return refused(reason, Place.COPY_AGAIN);
  }

  CheckpointFormatException refused(String reason, String remedy) {
    return place.refused("byte %d: %s".formatted(operationOffset, reason), remedy);
  }
}
