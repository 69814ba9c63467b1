package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.beam.sdk.io.FileBasedSource.FileBasedReader;

/** Reads the lines of one file of a {@link TextSource}. */
final class TextReader extends FileBasedReader<SourceRecord> {
  private final TextFields fields;
  private LineChannel lines;
  private long lineStart;
  private long line;
  private SourceRecord current;

  TextReader(TextSource source, TextFields fields) {
    super(source);
    this.fields = fields;
  }

  @Override
  protected void startReading(ReadableByteChannel channel) throws IOException {
    lines = new LineChannel(new NamedChannel(file(), channel, 0), 0);
  }

  @Override
  protected boolean readNextRecord() throws IOException {
    current = null;
    Optional<byte[]> bytes = nextLine();
    while (bytes.isPresent() && current == null) {
      SourceRecord raw = new SourceRecord("%s, line %d".formatted(file(), line), bytes.get());
      if (raw.isBlank()) {
        bytes = nextLine();
      } else {
        current = record(raw);
      }
    }
    return current != null;
  }

  private Optional<byte[]> nextLine() throws IOException {
    lineStart = lines.position();
    line++;
    Optional<byte[]> bytes = lines.next();
    return line == 1 ? bytes.map(ByteOrderMark::strip) : bytes;
  }

  /** The line as an object; as it is where its bytes are no UTF-8, which parsing finds out. */
  private SourceRecord record(SourceRecord raw) {
    String text = new String(raw.raw(), UTF_8);
    return Arrays.equals(text.getBytes(UTF_8), raw.raw())
        ? new SourceRecord(raw.origin(), fields.json(file(), line, text).getBytes(UTF_8))
        : raw;
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
