package io.github.eaosbeam.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A zip directory's entry.
 *
 * @param name with its folders, split by slashes
 * @param method 0 for stored, 8 for deflated
 * @param isEncrypted whether a password is needed
 * @param compressed bytes in the file
 * @param length bytes once inflated
 * @param headerPosition where in the file the member's own header starts
 */
record ZipMember(
    String name,
    int method,
    boolean isEncrypted,
    long compressed,
    long length,
    long headerPosition) {
  private static final int HEADER = 0x02014b50;
  private static final int HEADER_BYTES = 46;
  private static final int ZIP64_FIELD = 1;
  private static final long IN_ZIP64 = 0xffffffffL;

  /** Reads the entry that {@code headers} stand at, and moves behind it. */
  static ZipMember read(ByteBuffer headers, Place place) {
    requireRemaining(headers, HEADER_BYTES, place);
    ByteBuffer header = slice(headers, HEADER_BYTES);
    if (header.getInt(0) != HEADER) {
      throw place.damaged("an entry does not start as it should");
    }
    int nameBytes = Short.toUnsignedInt(header.getShort(28));
    int extraBytes = Short.toUnsignedInt(header.getShort(30));
    int commentBytes = Short.toUnsignedInt(header.getShort(32));
    requireRemaining(headers, nameBytes + extraBytes + commentBytes, place);
    String name = StandardCharsets.UTF_8.decode(slice(headers, nameBytes)).toString();
    ByteBuffer zip64 = zip64Field(slice(headers, extraBytes));
    slice(headers, commentBytes);
    return of(name, header, zip64, place);
  }

  private static ZipMember of(String name, ByteBuffer header, ByteBuffer zip64, Place place) {
    // The order in which the zip64 field holds those that the header has no room for.
    long length = wide(header.getInt(24), zip64, place);
    long compressed = wide(header.getInt(20), zip64, place);
    long headerPosition = wide(header.getInt(42), zip64, place);
    return new ZipMember(
        name,
        Short.toUnsignedInt(header.getShort(10)),
        (header.getShort(8) & 1) != 0,
        compressed,
        length,
        headerPosition);
  }

  private static long wide(int narrow, ByteBuffer zip64, Place place) {
    long value = Integer.toUnsignedLong(narrow);
    if (value == IN_ZIP64) {
      requireRemaining(zip64, Long.BYTES, place);
      value = zip64.getLong();
    }
    if (value < 0) {
      throw place.damaged("a length of %s bytes".formatted(Long.toUnsignedString(value)));
    }
    return value;
  }

  /** Empty where there is none. */
  private static ByteBuffer zip64Field(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int kind = Short.toUnsignedInt(extra.getShort());
      int bytes = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      ByteBuffer field = slice(extra, bytes);
      if (kind == ZIP64_FIELD) {
        return field;
      }
    }
    return slice(extra, 0);
  }

  private static ByteBuffer slice(ByteBuffer bytes, int length) {
    ByteBuffer slice = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + length);
    return slice;
  }

  private static void requireRemaining(ByteBuffer bytes, int length, Place place) {
    if (bytes.remaining() < length) {
      throw place.damaged("an entry is cut short");
    }
  }
}
