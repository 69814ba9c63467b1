package io.github.eaosbeam.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonToken;
import io.github.eaosbeam.transforms.JsonRecord;
import io.github.eaosbeam.transforms.JsonRecord.Member;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.io.FileIO;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes JSON objects as rows. Strings are cells as they are, {@code null} and absent fields empty
 * ones; every other value is a cell with its JSON. For one thread.
 */
final class CsvSink implements FileIO.Sink<String> {
  private final CsvColumns columns;
  private final CsvDialect dialect;
  private final boolean headed;
  private transient CSVPrinter printer;

  CsvSink(CsvColumns columns, CsvDialect dialect, boolean headed) {
    this.columns = columns;
    this.dialect = dialect;
    this.headed = headed;
  }

  @Override
  public void open(WritableByteChannel channel) throws IOException {
    Writer writer = new OutputStreamWriter(Channels.newOutputStream(channel), UTF_8);
    printer = new CSVPrinter(new BufferedWriter(writer), dialect.format());
    if (headed) {
      printer.printRecord(columns.names());
    }
  }

  @Override
  public void write(String json) throws IOException {
    JsonRecord record = JsonRecord.of(json);
    Map<String, String> cells = new HashMap<>();
    for (Member member : record.members()) {
      cells.put(member.name(), cell(record, member));
    }
    for (String name : columns.names()) {
      printer.print(cells.getOrDefault(name, ""));
    }
    printer.println();
  }

  static String cell(JsonRecord record, Member member) {
    if (member.type() == JsonToken.VALUE_NULL) {
      return "";
    }
    return member.type() == JsonToken.VALUE_STRING ? record.string(member) : record.json(member);
  }

  @Override
  public void flush() throws IOException {
    printer.flush();
  }
}
