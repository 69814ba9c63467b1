package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spark SQL writes what the job reads, and reads what the job writes. */
class SparkSqlParquetTest {
  private static final String COMMENTS =
      """
      SELECT 1L AS id, 'Chương trình rất hay' AS text, CAST(7 AS TINYINT) AS stars,
        CAST('NaN' AS DOUBLE) AS score, CAST(0.1 AS FLOAT) AS weight, true AS seen,
        CAST(-12.50 AS DECIMAL(10,2)) AS price, CAST(1.5 AS DECIMAL(38,18)) AS exact,
        DATE'2024-02-29' AS day, TIMESTAMP'1969-12-31 23:59:59.999999' AS at,
        TIMESTAMP_NTZ'2024-02-29 10:00:00' AS wall, CAST('ab' AS BINARY) AS raw,
        array('a', NULL, '') AS tags, array(array(1, 2), array()) AS grid,
        array(named_struct('x', 1, 'y', CAST(NULL AS INT)), NULL) AS points,
        map('up', 1, 'down', NULL) AS votes, map(1999, named_struct('n', 1)) AS years,
        named_struct('lat', 21.03D, 'names', array('Hà Nội')) AS place, 'old' AS predictions,
        1 AS `Lượt thích, %`
      UNION ALL SELECT 2L, 'Kịch bản chán', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      UNION ALL SELECT 2L, 'Kịch bản chán', NULL, -0D, NULL, false, NULL, NULL, NULL, NULL, NULL,
        NULL, array(), array(), array(), map(), map(), named_struct('lat', NULL, 'names', NULL),
        NULL, NULL
      """;

  @TempDir private Path folder;
  private SparkSession spark;

  @BeforeEach
  void openSession() {
    TestRunner.SPARK.arguments().close(); // so that the session takes the tests' context
    spark = SparkSession.builder().getOrCreate();
    spark.conf().set("spark.sql.session.timeZone", "Asia/Ho_Chi_Minh");
  }

  private void extract(TestRunner runner, String... arguments) {
    CapturedConsole console = new CapturedConsole();
    Stream<String> words = Stream.concat(Stream.of("extract"), runner.arguments());
    int status = console.run(Stream.concat(words, Stream.of(arguments)).toArray(String[]::new));
    assertThat(status).as(console.err()).isZero();
    assertThat(console.err()).contains("rejected      0");
  }

  private Dataset<Row> read(Path file) {
    return spark.read().parquet(file.toString());
  }

  /** Every value of every type, as Spark shows it. */
  private static List<String> rows(Dataset<Row> table) {
    return table.toJSON().collectAsList().stream().sorted().toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyColumnThatSparkSqlWritesComesOutAsItWas(TestRunner runner) {
    everyColumnComesOutAsItWas(runner, "INT96", false);
  }

  @Test
  void everyColumnInSparksOldLayoutToo() {
    everyColumnComesOutAsItWas(TestRunner.DIRECT, "TIMESTAMP_MICROS", true);
  }

  private void everyColumnComesOutAsItWas(TestRunner runner, String timestamps, boolean old) {
    spark.conf().set("spark.sql.parquet.outputTimestampType", timestamps);
    spark.conf().set("spark.sql.parquet.writeLegacyFormat", old);
    Path in = folder.resolve("in");
    Path out = folder.resolve("out.parquet");
    spark.sql(COMMENTS).write().parquet(in.toString());

    extract(runner, "--input=" + in + "/*.parquet", "--output=" + out);

    Dataset<Row> before = read(in).drop("predictions");
    Dataset<Row> after = read(out);
    assertThat(rows(after.drop("predictions"))).isEqualTo(rows(before));
    assertThat(after.drop("predictions").schema()).isEqualTo(before.schema());
    assertThat(after.columns()).endsWith("predictions");
    assertThat(after.select("predictions").as(Encoders.STRING()).collectAsList())
        .hasSize(3)
        .allMatch(json -> json.startsWith("["));
  }

  @ParameterizedTest
  @EnumSource
  void predictionsAreAListOfRecords(TestRunner runner) throws IOException {
    Path in = Files.writeString(folder.resolve("in.jsonl"), lines());
    Path model = ModelDirectories.tinyIn(folder);
    String[] common = {
      "--input=" + in,
      "--modelDir=" + model,
      "--predictionsFormat=ARRAY",
      "--spans",
      "--decoding=REFERENCE",
      "--confidenceThreshold=0"
    };

    extract(runner, with(common, "--output=" + folder.resolve("out.jsonl")));
    extract(runner, with(common, "--output=" + folder.resolve("out/"), "--outputFormat=PARQUET"));

    Dataset<Row> table = read(folder.resolve("out"));
    assertThat(table.schema().catalogString())
        .isEqualTo(
            "struct<id:bigint,text:string,likes:double,predictions:array<struct<entity:string,"
                + "aspect:string,opinion:string,sentiment:string,confidence:double,"
                + "entity_span:array<int>,opinion_span:array<int>>>>");
    assertThat(rows(table))
        .isEqualTo(rows(spark.read().schema(table.schema()).json(out("jsonl"))))
        .hasSize(40)
        .anyMatch(json -> json.contains("entity_span"));
  }

  private String out(String suffix) {
    return folder.resolve("out." + suffix).toString();
  }

  private static String[] with(String[] common, String... more) {
    return Stream.concat(Stream.of(common), Stream.of(more)).toArray(String[]::new);
  }

  private static String lines() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append("{\"id\":%d,\"text\":\"MC số %d dẫn hay\",\"likes\":%d.5}\n".formatted(i, i, i));
    }
    return lines.toString();
  }

  @Test
  void columnsOfACsvFileAreText() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "id,text\n1,\"Hay,\nlắm\"\n2,\n");

    extract(TestRunner.SPARK, "--input=" + in, "--output=" + out("parquet"));

    Dataset<Row> table = spark.read().parquet(out("parquet")).drop("predictions");
    assertThat(table.schema()).isEqualTo(StructType.fromDDL("id string, text string"));
    assertThat(rows(table))
        .containsExactly("{\"id\":\"1\",\"text\":\"Hay,\\nlắm\"}", "{\"id\":\"2\",\"text\":\"\"}");
  }
}
