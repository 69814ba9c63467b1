package io.github.eaosbeam.pipeline;

import java.util.Arrays;

/** The mark that some editors begin a file of UTF-8 with, and that is no part of its text. */
final class ByteOrderMark {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private ByteOrderMark() {}

  /** A file's first line without the mark. */
  static byte[] strip(byte[] line) {
    boolean marked =
        line.length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length);
    return marked ? Arrays.copyOfRange(line, MARK.length, line.length) : line;
  }
}
