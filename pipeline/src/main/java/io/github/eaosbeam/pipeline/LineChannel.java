package io.github.eaosbeam.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Optional;

/** Cuts what a channel brings into lines, and counts where they begin. For one thread. */
final class LineChannel {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ReadableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private long position;

  /**
   * @param position the bytes that lie before the channel's next one
   */
  LineChannel(ReadableByteChannel channel, long position) {
    this.channel = channel;
    this.position = position;
  }

  /** The number of bytes before the next line. */
  long position() {
    return position;
  }

  /** The next line without its end; empty at the end of the channel. */
  Optional<byte[]> next() throws IOException {
    return nextWithEnd().map(LineChannel::withoutEnd);
  }

  /** A line without the {@code \n} or {@code \r\n} that it may end in. */
  static byte[] withoutEnd(byte[] line) {
    int length = line.length;
    if (length > 0 && line[length - 1] == '\n') {
      length -= length > 1 && line[length - 2] == '\r' ? 2 : 1;
    }
    return length == line.length ? line : Arrays.copyOf(line, length);
  }

  /** The next line as it is, which ends in {@code \n} unless the channel ends first. */
  Optional<byte[]> nextWithEnd() throws IOException {
    ByteArrayOutputStream before = new ByteArrayOutputStream(0);
    while (buffer.hasRemaining() || refill()) {
      int start = buffer.position();
      int end = lineEnd(start);
      if (end < buffer.limit()) {
        consume(end + 1 - start);
        return Optional.of(line(before, start, end + 1));
      }
      before.write(buffer.array(), start, end - start);
      consume(end - start);
    }
    return before.size() == 0 ? Optional.empty() : Optional.of(before.toByteArray());
  }

  private int lineEnd(int start) {
    byte[] bytes = buffer.array();
    int end = start;
    while (end < buffer.limit() && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private void consume(int count) {
    buffer.position(buffer.position() + count);
    position += count;
  }

  private byte[] line(ByteArrayOutputStream before, int start, int end) {
    if (before.size() == 0) {
      return Arrays.copyOfRange(buffer.array(), start, end);
    }
    before.write(buffer.array(), start, end - start);
    return before.toByteArray();
  }

  /** Fills the empty buffer, and says whether the channel had anything left. */
  private boolean refill() throws IOException {
    buffer.clear();
    int count = 0;
    while (count == 0) {
      count = channel.read(buffer);
    }
    buffer.flip();
    return count > 0;
  }
}
