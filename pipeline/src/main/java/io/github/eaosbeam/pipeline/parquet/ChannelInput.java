package io.github.eaosbeam.pipeline.parquet;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A channel of Beam's file systems as Parquet wants to read it. */
record ChannelInput(SeekableByteChannel channel) implements InputFile {
  /** Opens a file of any file system that Beam knows. */
  static ParquetFileReader open(ResourceId file) throws IOException {
    ReadableByteChannel channel = FileSystems.open(file);
    try {
      return open(channel, file.toString());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * @param name the file's name for people
   * @throws IOException also where the file is no Parquet file
   */
  static ParquetFileReader open(ReadableByteChannel channel, String name) throws IOException {
    if (!(channel instanceof SeekableByteChannel seekable)) {
      throw new IOException(
          "%s: Parquet is not read from its beginning, and this file system offers no other way"
              .formatted(name));
    }
    try {
      return ParquetFileReader.open(
          new ChannelInput(seekable), HadoopReadOptions.builder(new Configuration(false)).build());
    } catch (RuntimeException e) { // all that Parquet says of bytes that are none
      throw new IOException("%s: not a Parquet file that can be read: %s".formatted(name, e), e);
    }
  }

  @Override
  public long getLength() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableInputStream newStream() {
    return new DelegatingSeekableInputStream(Channels.newInputStream(channel)) {
      @Override
      public long getPos() throws IOException {
        return channel.position();
      }

      @Override
      public void seek(long position) throws IOException {
        channel.position(position);
      }
    };
  }
}
