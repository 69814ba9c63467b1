package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.beam.sdk.io.FileBasedSource.FileBasedReader;

/** Reads the rows of one file of a {@link CsvSource}. */
final class CsvReader extends FileBasedReader<SourceRecord> {
  private final CsvDialect dialect;
  private final CsvColumns columns;
  private CsvRows rows;
  private CsvRow row;

  CsvReader(CsvSource source) {
    super(source);
    dialect = source.dialect();
    columns = source.columns();
  }

  @Override
  protected void startReading(ReadableByteChannel channel) throws IOException {
    rows = new CsvRows(new LineChannel(new NamedChannel(file(), channel, 0), 0), dialect);
    Optional<String> difference = CsvColumns.of(rows.next()).differenceFrom(columns);
    if (difference.isPresent()) {
      throw new IOException(
          "%s: not the columns that were there when the job began: %s"
              .formatted(file(), difference.get()));
    }
  }

  @Override
  protected boolean readNextRecord() throws IOException {
    row = rows.next().orElse(null);
    return row != null;
  }

  @Override
  protected long getCurrentOffset() {
    return row.offset();
  }

  @Override
  public SourceRecord getCurrent() {
    if (row == null) {
      throw new NoSuchElementException("no row was read");
    }
    String origin = "%s, line %d".formatted(file(), row.line());
    Optional<String> fault = row.fault().or(() -> columns.objection(row.cells()));
    return fault.isPresent()
        ? new SourceRecord(origin, row.raw(), fault.get())
        : new SourceRecord(origin, columns.json(row.cells()).getBytes(UTF_8));
  }

  private String file() {
    return getCurrentSource().getFileOrPatternSpec();
  }
}
