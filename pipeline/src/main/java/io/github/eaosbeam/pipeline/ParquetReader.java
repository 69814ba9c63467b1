package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.pipeline.parquet.ParquetRows;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.FileBasedSource.FileBasedReader;

/** Reads the row groups that begin in a {@link ParquetSource}'s part of a file. */
final class ParquetReader extends FileBasedReader<SourceRecord> {
  private ParquetRows rows;
  private SourceRecord current;

  ParquetReader(ParquetSource source) {
    super(source);
  }

  @Override
  protected void startReading(ReadableByteChannel channel) throws IOException {
    rows = ParquetRows.open(channel, file(), getCurrentSource().getStartOffset());
  }

  @Override
  protected boolean readNextRecord() throws IOException {
    current = null;
    if (next()) {
      byte[] json = rows.json().getBytes(UTF_8);
      current = new SourceRecord(place(rows.number()), json, rows.fault().orElse(null));
    }
    return current != null;
  }

  private boolean next() throws UnreadableInputException {
    try {
      return rows.next(getCurrentSource().getEndOffset());
    } catch (IOException e) {
      throw new UnreadableInputException(place(rows.number() + 1), e);
    }
  }

  private String place(long row) {
    return "%s, row %d".formatted(file(), row);
  }

  private String file() {
    return getCurrentSource().getFileOrPatternSpec();
  }

  /** A row group is not cut: only its first row is where a part may begin. */
  @Override
  protected boolean isAtSplitPoint() {
    return rows.isFirstOfGroup();
  }

  @Override
  protected long getCurrentOffset() {
    return rows.groupStart();
  }

  @Override
  public SourceRecord getCurrent() {
    if (current == null) {
      throw new NoSuchElementException("no row was read");
    }
    return current;
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
    super.close();
  }
}
