package io.github.eaosbeam.pipeline.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;

/**
 * The rows of a Parquet file as JSON objects, one after the other.
 *
 * <p>Rows come in row groups, which are read whole. For one thread.
 */
public final class ParquetRows implements Closeable {
  private final ParquetFileReader file;
  private final ParquetSchema schema;
  private final MessageColumnIO columns;
  private final List<BlockMetaData> groups;
  private int nextGroup;
  private long groupStart;
  private long groupRows;
  private long rowInGroup;
  private long number;
  private RecordReader<Group> rows;
  private RowJson row;

  private ParquetRows(ParquetFileReader file) {
    this.file = file;
    schema = ParquetSchema.of(file.getFileMetaData().getSchema());
    columns = new ColumnIOFactory().getColumnIO(schema.type());
    groups = file.getRowGroups();
  }

  /**
   * Stands before the first row of the row groups that begin at {@code start} or behind.
   *
   * @param name the file's name for people
   * @throws IOException also where the file is no Parquet file
   */
  public static ParquetRows open(ReadableByteChannel channel, String name, long start)
      throws IOException {
    ParquetRows rows = new ParquetRows(ChannelInput.open(channel, name));
    rows.skipGroupsBefore(start);
    return rows;
  }

  private void skipGroupsBefore(long start) {
    while (nextGroup < groups.size() && groups.get(nextGroup).getStartingPos() < start) {
      number += groups.get(nextGroup++).getRowCount();
    }
  }

  /**
   * Goes to the next row, unless it is in a row group that begins at {@code end} or behind.
   *
   * @return whether there was one
   * @throws IOException also where the file is damaged
   */
  public boolean next(long end) throws IOException {
    try {
      rowInGroup++;
      while (rowInGroup >= groupRows) {
        if (!openGroup(end)) {
          return false;
        }
      }
      row = schema.write(rows.read());
    } catch (RuntimeException e) { // all that Parquet says of bytes that make no sense
      throw new IOException(e.toString(), e);
    }
    number++;
    return true;
  }

  private boolean openGroup(long end) throws IOException {
    if (nextGroup == groups.size() || groups.get(nextGroup).getStartingPos() >= end) {
      return false;
    }
    groupStart = groups.get(nextGroup).getStartingPos();
    groupRows = groups.get(nextGroup).getRowCount();
    rowInGroup = 0;
    PageReadStore pages = file.readRowGroup(nextGroup++);
    rows = columns.getRecordReader(pages, new GroupRecordConverter(schema.type()));
    return true;
  }

  /** The place in the file where the row's group begins, in bytes. */
  public long groupStart() {
    return groupStart;
  }

  /** Whether the row is the first of its group. */
  public boolean isFirstOfGroup() {
    return rowInGroup == 0;
  }

  /** The number of the row in its file, from 1; before the first one, that of the row before. */
  public long number() {
    return number;
  }

  /** The row as a JSON object. */
  public String json() {
    return row.toString();
  }

  /** Why the row cannot be taken as it is. */
  public Optional<String> fault() {
    return row.fault();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
