package io.github.eaosbeam.models.checkpoint;

import java.nio.ByteBuffer;

/**
 * A zip's last record, which says where its directory is.
 *
 * @param directoryPosition the directory's first byte in the file
 * @param directoryBytes its length
 * @param members how many members it lists
 */
record ZipEnd(long directoryPosition, long directoryBytes, long members) {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT_BYTES = 0xffff;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_LOCATOR_BYTES = 20;
  private static final int ZIP64_END = 0x06064b50;
  private static final int ZIP64_END_BYTES = 56;
  private static final long IN_ZIP64 = 0xffffffffL;

  /** Room for some 300000 members; a PhoBERT checkpoint has 900. */
  private static final long MAX_DIRECTORY_BYTES = 32 << 20;

  static ZipEnd find(CheckpointFile file) {
    int tailBytes = (int) Math.min(file.size(), END_BYTES + MAX_COMMENT_BYTES);
    long tailPosition = file.size() - tailBytes;
    ByteBuffer tail = file.read(tailPosition, tailBytes);
    for (int i = tailBytes - END_BYTES; i >= 0; i--) {
      if (tail.getInt(i) == END && isLastRecord(tail, i)) {
        return read(file, tail, i, tailPosition + i);
      }
    }
    throw file.place().damaged("it starts as a zip, but the zip's directory is missing");
  }

  private static boolean isLastRecord(ByteBuffer tail, int index) {
    int commentBytes = Short.toUnsignedInt(tail.getShort(index + 20));
    return index + END_BYTES + commentBytes == tail.limit();
  }

  private static ZipEnd read(CheckpointFile file, ByteBuffer tail, int index, long position) {
    long members = Short.toUnsignedLong(tail.getShort(index + 10));
    long bytes = Integer.toUnsignedLong(tail.getInt(index + 12));
    long start = Integer.toUnsignedLong(tail.getInt(index + 16));
    boolean isZip64 = members == 0xffff || bytes == IN_ZIP64 || start == IN_ZIP64;
    ZipEnd end = isZip64 ? readZip64(file, position) : new ZipEnd(start, bytes, members);
    return end.checked(file, position);
  }

  private static ZipEnd readZip64(CheckpointFile file, long endPosition) {
    ByteBuffer locator = file.read(endPosition - ZIP64_LOCATOR_BYTES, ZIP64_LOCATOR_BYTES);
    if (locator.getInt(0) != ZIP64_LOCATOR) {
      throw file.place().damaged("the zip64 record is missing");
    }
    ByteBuffer end = file.read(locator.getLong(8), ZIP64_END_BYTES);
    if (end.getInt(0) != ZIP64_END) {
      throw file.place().damaged("the zip64 record is not where it should be");
    }
    return new ZipEnd(end.getLong(48), end.getLong(40), end.getLong(32));
  }

  private ZipEnd checked(CheckpointFile file, long endPosition) {
    if (directoryPosition < 0
        || directoryBytes < 0
        || directoryPosition > endPosition
        || directoryBytes > endPosition - directoryPosition) {
      throw file.place()
          .damaged(
              "the zip's directory of %d bytes at byte %d is not inside the file"
                  .formatted(directoryBytes, directoryPosition));
    }
    if (directoryBytes > MAX_DIRECTORY_BYTES) {
      throw file.place()
          .refused(
              "the zip's directory takes %d bytes".formatted(directoryBytes),
              Place.SAVE_WEIGHTS_ALONE);
    }
    return this;
  }
}
