package io.github.eaosbeam.models.checkpoint;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Streams a zip the way {@code torch.save} does: members stored, each one's data at a multiple of
 * 64 bytes, checksum and length behind it.
 */
final class ZipWriter implements AutoCloseable {
  private static final int ALIGNMENT = 64;
  private static final int LOCAL_HEADER_BYTES = 30;
  private static final int PADDING_FIELD = 0x4246;
  private static final int DESCRIPTOR_AND_UTF8 = 0x0808;
  private static final int FIRST_OF_1980 = 0x0021;
  private static final int IN_ZIP64 = -1;

  /** Writes a member's data. */
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private record Member(String name, long position, long length, int checksum) {}

  private final CountingStream out;
  private final boolean zip64;
  private final List<Member> members = new ArrayList<>();

  /**
   * @param zip64 whether the directory uses the fields that files above 4 GB need
   */
  ZipWriter(Path path, boolean zip64) throws IOException {
    this.out = new CountingStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 20));
    this.zip64 = zip64;
  }

  void add(String name, byte[] content) throws IOException {
    add(name, out -> out.write(content));
  }

  void add(String name, Body body) throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    long headerPosition = out.position;
    out.write(localHeader(nameBytes, padding(nameBytes.length)));
    long dataPosition = out.position;
    out.checksum.reset();
    body.writeTo(out);
    long length = out.position - dataPosition;
    Member member = new Member(name, headerPosition, length, (int) out.checksum.getValue());
    members.add(member);
    out.write(descriptor(member));
  }

  private int padding(int nameBytes) {
    long unpadded = out.position + LOCAL_HEADER_BYTES + nameBytes + 4;
    return Math.floorMod(-unpadded, ALIGNMENT);
  }

  private static byte[] localHeader(byte[] name, int padding) {
    return little(LOCAL_HEADER_BYTES + name.length + 4 + padding)
        .putInt(0x04034b50)
        .putShort((short) 20)
        .putShort((short) DESCRIPTOR_AND_UTF8)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) FIRST_OF_1980)
        .putInt(0)
        .putInt(0)
        .putInt(0)
        .putShort((short) name.length)
        .putShort((short) (4 + padding))
        .put(name)
        .putShort((short) PADDING_FIELD)
        .putShort((short) padding)
        .array();
  }

  private static byte[] descriptor(Member member) {
    return little(16)
        .putInt(0x08074b50)
        .putInt(member.checksum())
        .putInt((int) member.length())
        .putInt((int) member.length())
        .array();
  }

  private byte[] centralHeader(Member member) {
    byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
    int extraBytes = zip64 ? 28 : 0;
    byte[] bytes = new byte[46 + name.length + extraBytes];
    ByteBuffer header =
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0x02014b50)
            .putShort((short) 20)
            .putShort((short) 20)
            .putShort((short) DESCRIPTOR_AND_UTF8)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) FIRST_OF_1980)
            .putInt(member.checksum())
            .putInt(zip64 ? IN_ZIP64 : (int) member.length())
            .putInt(zip64 ? IN_ZIP64 : (int) member.length())
            .putShort((short) name.length)
            .putShort((short) extraBytes)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) 0)
            .putInt(0)
            .putInt(zip64 ? IN_ZIP64 : (int) member.position())
            .put(name);
    if (zip64) {
      header
          .putShort((short) 1)
          .putShort((short) 24)
          .putLong(member.length())
          .putLong(member.length())
          .putLong(member.position());
    }
    return bytes;
  }

  private byte[] zip64End(long directoryPosition, long directoryBytes) {
    return little(76)
        .putInt(0x06064b50)
        .putLong(44)
        .putShort((short) 45)
        .putShort((short) 45)
        .putInt(0)
        .putInt(0)
        .putLong(members.size())
        .putLong(members.size())
        .putLong(directoryBytes)
        .putLong(directoryPosition)
        .putInt(0x07064b50)
        .putInt(0)
        .putLong(directoryPosition + directoryBytes)
        .putInt(1)
        .array();
  }

  private byte[] end(long directoryPosition, long directoryBytes) {
    short count = (short) (zip64 ? IN_ZIP64 : members.size());
    return little(22)
        .putInt(0x06054b50)
        .putInt(0)
        .putShort(count)
        .putShort(count)
        .putInt(zip64 ? IN_ZIP64 : (int) directoryBytes)
        .putInt(zip64 ? IN_ZIP64 : (int) directoryPosition)
        .putShort((short) 0)
        .array();
  }

  /** Writes the directory; without it the file is no zip. */
  @Override
  public void close() throws IOException {
    try (out) {
      long directoryPosition = out.position;
      if (!zip64 && directoryPosition > 0xffff_fffeL) {
        throw new IOException("a zip of %d bytes needs zip64".formatted(directoryPosition));
      }
      for (Member member : members) {
        out.write(centralHeader(member));
      }
      long directoryBytes = out.position - directoryPosition;
      if (zip64) {
        out.write(zip64End(directoryPosition, directoryBytes));
      }
      out.write(end(directoryPosition, directoryBytes));
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static final class CountingStream extends FilterOutputStream {
    private final CRC32 checksum = new CRC32();
    private long position;

    CountingStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      checksum.update(bytes, from, length);
      position += length;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }
  }
}
