package io.github.eaosbeam.pipeline.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.FileBasedSource.FileBasedReader;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;

/** Reads the row groups that begin in a {@link ParquetSource}'s part of a file. */
final class RowReader extends FileBasedReader<SourceRecord> {
  private ParquetFileReader file;
  private ParquetSchema schema;
  private MessageColumnIO columns;
  private List<BlockMetaData> rowGroups;
  private int nextGroup;
  private long rowsBefore;
  private long groupStart;
  private long groupRows;
  private long rowInGroup;
  private RecordReader<Group> rows;
  private SourceRecord current;

  RowReader(ParquetSource source) {
    super(source);
  }

  @Override
  protected void startReading(ReadableByteChannel channel) throws IOException {
    file = ChannelInput.open(channel, getCurrentSource().getFileOrPatternSpec());
    schema = ParquetSchema.of(file.getFileMetaData().getSchema());
    columns = new ColumnIOFactory().getColumnIO(schema.type());
    rowGroups = file.getRowGroups();
    while (nextGroup < rowGroups.size()
        && rowGroups.get(nextGroup).getStartingPos() < getCurrentSource().getStartOffset()) {
      rowsBefore += rowGroups.get(nextGroup++).getRowCount();
    }
  }

  @Override
  protected boolean readNextRecord() throws IOException {
    rowInGroup++;
    while (rowInGroup >= groupRows) {
      if (!openGroup()) {
        return false;
      }
    }
    current = record(rows.read(), rowsBefore - groupRows + rowInGroup + 1);
    return true;
  }

  /** Opens the next row group, unless it belongs to another part. */
  private boolean openGroup() throws IOException {
    if (nextGroup == rowGroups.size()
        || rowGroups.get(nextGroup).getStartingPos() >= getCurrentSource().getEndOffset()) {
      return false;
    }
    groupStart = rowGroups.get(nextGroup).getStartingPos();
    groupRows = rowGroups.get(nextGroup).getRowCount();
    rowsBefore += groupRows;
    rowInGroup = 0;
    PageReadStore pages = file.readRowGroup(nextGroup++);
    rows = columns.getRecordReader(pages, new GroupRecordConverter(schema.type()));
    return true;
  }

  private SourceRecord record(Group row, long number) {
    RowJson json = schema.write(row);
    return new SourceRecord(
        "%s, row %d".formatted(getCurrentSource().getFileOrPatternSpec(), number),
        json.toString().getBytes(UTF_8),
        json.fault().orElse(null));
  }

  /** A row group is not cut: only its first row is where a part may begin. */
  @Override
  protected boolean isAtSplitPoint() {
    return rowInGroup == 0;
  }

  @Override
  protected long getCurrentOffset() {
    return groupStart;
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
    if (file != null) {
      file.close();
    }
    super.close();
  }
}
