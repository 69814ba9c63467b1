package io.github.eaosbeam.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A channel whose failures name the file it reads. For one thread. */
final class NamedChannel implements ReadableByteChannel {
  private final String file;
  private final ReadableByteChannel channel;
  private long position;

  /**
   * @param position the bytes that lie before the channel's next one
   */
  NamedChannel(String file, ReadableByteChannel channel, long position) {
    this.file = file;
    this.channel = channel;
    this.position = position;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    try {
      int count = channel.read(bytes);
      position += Math.max(0, count);
      return count;
    } catch (IOException e) {
      throw new UnreadableInputException("%s, byte %d".formatted(file, position), e);
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
