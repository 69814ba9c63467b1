package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.beam.sdk.io.FileBasedSource.FileBasedReader;

/** Reads the lines that begin in a {@link LineSource}'s part of a file. */
final class LineReader extends FileBasedReader<SourceRecord> {
  private LineChannel lines;
  private long lineStart;
  private SourceRecord current;

  LineReader(LineSource source) {
    super(source);
  }

  @Override
  protected void startReading(ReadableByteChannel channel) throws IOException {
    long start = getCurrentSource().getStartOffset();
    if (start == 0) {
      lines = new LineChannel(new NamedChannel(file(), channel, 0), 0);
    } else {
      // From one byte before: if that one ends a line, the next line begins in this part.
      ((SeekableByteChannel) channel).position(start - 1);
      lines = new LineChannel(new NamedChannel(file(), channel, start - 1), start - 1);
      lines.next();
    }
  }

  @Override
  protected boolean readNextRecord() throws IOException {
    lineStart = lines.position();
    Optional<byte[]> line = lines.next();
    current = line.map(bytes -> new SourceRecord(place(), text(bytes))).orElse(null);
    return line.isPresent();
  }

  private byte[] text(byte[] line) {
    return lineStart == 0 ? ByteOrderMark.strip(line) : line;
  }

  /** The place in the file, and for a compressed file the place in what it holds. */
  private String place() {
    return file() + ", byte " + lineStart;
  }

  private String file() {
    return getCurrentSource().getFileOrPatternSpec();
  }

  @Override
  protected long getCurrentOffset() {
    return lineStart;
  }

  @Override
  public SourceRecord getCurrent() {
    if (current == null) {
      throw new NoSuchElementException("no line was read");
    }
    return current;
  }
}
