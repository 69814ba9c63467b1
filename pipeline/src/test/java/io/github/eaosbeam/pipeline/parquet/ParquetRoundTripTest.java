package io.github.eaosbeam.pipeline.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Parquet file that goes through JSON comes out with the same columns and the same bits. */
class ParquetRoundTripTest {
  @TempDir Path folder;

  @Test
  void changesNothingInRandomRecordsOfRandomSchemas() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RandomParquet parquet = new RandomParquet(random);
    for (int round = 0; round < 2_000; round++) {
      MessageType type = parquet.schema();
      ParquetSchema schema = SerializableUtils.clone(ParquetSchema.of(type));
      assertThat(schema.type()).as("seed %d", seed).isEqualTo(type);
      Group record = parquet.record(type);

      RowJson json = schema.write(record);

      assertThat(json.fault()).as("seed %d, %s", seed, json).isEmpty();
      assertThat(Groups.content(schema.read(json.toString())))
          .as("seed %d, %s%s", seed, type, json)
          .isEqualTo(Groups.content(record));
    }
  }

  @Test
  void changesNothingInRandomFiles() throws Exception {
    long seed = System.nanoTime();
    RandomParquet parquet = new RandomParquet(new Random(seed));
    for (int round = 0; round < 20; round++) {
      MessageType type = parquet.schema();
      List<Group> records = IntStream.range(0, 50).mapToObj(i -> parquet.record(type)).toList();
      Path in = folder.resolve(round + ".parquet");
      Path out = folder.resolve(round + ".out.parquet");
      TestFiles.write(in, type, records, 1 << 20);

      List<String> lines = TestFiles.lines(in);
      ParquetSchema schema = ParquetSchema.ofFile(TestFiles.resource(in));
      TestFiles.writeJson(out, schema, lines);

      assertThat(lines)
          .as("seed %d", seed)
          .isEqualTo(records.stream().map(schema::write).map(RowJson::toString).toList());
      assertThat(TestFiles.lines(out)).as("seed %d", seed).isEqualTo(lines);
      assertThat(ParquetSchema.ofFile(TestFiles.resource(out)))
          .as("seed %d", seed)
          .isEqualTo(ParquetSchema.of(type));
    }
  }
}
