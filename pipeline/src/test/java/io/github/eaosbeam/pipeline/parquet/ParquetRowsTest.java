package io.github.eaosbeam.pipeline.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {
  private static final ParquetSchema SCHEMA = ParquetSchema.ofText(List.of("text"));

  @TempDir Path folder;

  private static Group record(byte... text) {
    Group record = new SimpleGroup(SCHEMA.type());
    record.add(0, Binary.fromConstantByteArray(text));
    return record;
  }

  @Test
  void goesOnBehindARowThatIsNoText() throws IOException {
    Path file = folder.resolve("a.parquet");
    TestFiles.write(file, SCHEMA.type(), List.of(record((byte) -1), record((byte) 'a')), 1 << 20);

    try (ParquetRows rows = ParquetRows.open(FileChannel.open(file), "a.parquet", 0)) {
      assertThat(rows.next(Long.MAX_VALUE)).isTrue();
      assertThat(rows.json()).isEqualTo("{\"text\":\"/w==\"}");
      assertThat(rows.fault())
          .hasValue("column \"text\" holds bytes that are not UTF-8, here in Base64");
      assertThat(rows.next(Long.MAX_VALUE)).isTrue();
      assertThat(rows.json()).isEqualTo("{\"text\":\"a\"}");
      assertThat(rows.fault()).isEmpty();
      assertThat(rows.number()).isEqualTo(2);
      assertThat(rows.next(Long.MAX_VALUE)).isFalse();
    }
  }
}
