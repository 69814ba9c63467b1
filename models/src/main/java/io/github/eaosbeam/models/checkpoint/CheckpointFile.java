package io.github.eaosbeam.models.checkpoint;

import io.github.eaosbeam.models.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file whose every read is held against its size. Buffers are little-endian. */
final class CheckpointFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final long size;

  private CheckpointFile(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  static CheckpointFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new ModelException(
          "%s: there is no such file; name a checkpoint (.pth, .bin or .safetensors)"
              .formatted(path));
    }
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      return new CheckpointFile(path, channel, channel.size());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  Place place() {
    return new Place(path);
  }

  long size() {
    return size;
  }

  /** Copies {@code length} bytes from {@code position} on. */
  ByteBuffer read(long position, int length) {
    require(position, length);
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, position + bytes.position()) < 0) {
          throw place().damaged("the file shrank while it was read");
        }
      }
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    return bytes.flip();
  }

  /** Maps {@code length} bytes from {@code position} on; the mapping outlives this object. */
  ByteBuffer map(long position, long length) {
    require(position, length);
    if (length > Integer.MAX_VALUE) {
      throw place()
          .refused(
              "byte %d: a piece of %d bytes is too large".formatted(position, length),
              "split the tensor: one may have 2^31 - 1 bytes");
    }
    try {
      return channel.map(MapMode.READ_ONLY, position, length).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Refuses a range that is not wholly inside the file. */
  void require(long position, long length) {
    if (position < 0 || length < 0 || position > size || length > size - position) {
      throw place()
          .damaged(
              "byte %d: %d bytes should follow, but the file has %d in all"
                  .formatted(position, length, size));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static ModelException unreadable(Path path, IOException cause) {
    if (cause instanceof ClosedChannelException) {
      throw new IllegalStateException(path + ": the checkpoint is closed", cause);
    }
    return new ModelException(
        "%s: cannot be read (%s); check the disk and the permissions".formatted(path, cause),
        cause);
  }
}
