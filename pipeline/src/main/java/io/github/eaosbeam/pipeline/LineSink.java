package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import org.apache.beam.sdk.io.FileIO;

/**
 * Writes lines in UTF-8. Beam's own sink for text prints them, and a printer keeps it to itself
 * when the disk is full. For one thread.
 */
final class LineSink implements FileIO.Sink<String> {
  private transient OutputStream out;

  @Override
  public void open(WritableByteChannel channel) {
    out = new BufferedOutputStream(Channels.newOutputStream(channel));
  }

  @Override
  public void write(String line) throws IOException {
    out.write(line.getBytes(UTF_8));
    out.write('\n');
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
