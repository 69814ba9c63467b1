package io.github.eaosbeam.pipeline.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the values of each type look in JSON, and which JSON a column refuses. */
class ParquetSpellingTest {
  private static Binary bytes(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      buffer.put((byte) b);
    }
    return Binary.fromConstantByteArray(buffer.array());
  }

  private static Binary int96(long nanosOfDay, int julianDay) {
    ByteBuffer buffer = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    return Binary.fromConstantByteArray(buffer.putLong(nanosOfDay).putInt(julianDay).array());
  }

  private static Stream<Arguments> scalars() {
    return Stream.of(
        Arguments.of("boolean v", true, "true"),
        Arguments.of("int32 v", -7, "-7"),
        Arguments.of("int32 v (INTEGER(32,false))", -1, "4294967295"),
        Arguments.of("int64 v (INTEGER(64,false))", -1L, "18446744073709551615"),
        Arguments.of("int64 v", 9007199254740993L, "9007199254740993"),
        Arguments.of("float v", 0.1f, "0.1"),
        Arguments.of("float v", Float.NaN, "\"NaN\""),
        Arguments.of("double v", -0.0, "-0.0"),
        Arguments.of("double v", 1e300, "1.0E300"),
        Arguments.of("double v", Double.NEGATIVE_INFINITY, "\"-Infinity\""),
        Arguments.of("int32 v (DECIMAL(9,2))", -5, "-0.05"),
        Arguments.of("int64 v (DECIMAL(18,3))", 1500L, "1.500"),
        Arguments.of("binary v (DECIMAL(40,2))", bytes(1, 0), "2.56"),
        Arguments.of("fixed_len_byte_array(4) v (DECIMAL(9,1))", bytes(-1, -1, -1, -2), "-0.2"),
        Arguments.of("int32 v (DATE)", 19_783, "\"2024-03-01\""),
        Arguments.of("int32 v (DATE)", -719_529, "\"-0001-12-31\""),
        Arguments.of("int32 v (TIME(MILLIS,true))", 61_000, "\"00:01:01\""),
        Arguments.of("int64 v (TIME(MICROS,false))", 1L, "\"00:00:00.000001\""),
        Arguments.of("int64 v (TIME(NANOS,false))", -1L, "-1"),
        Arguments.of("int64 v (TIMESTAMP(MILLIS,true))", -1L, "\"1969-12-31T23:59:59.999Z\""),
        Arguments.of("int64 v (TIMESTAMP(MICROS,true))", 0L, "\"1970-01-01T00:00:00Z\""),
        Arguments.of("int64 v (TIMESTAMP(MICROS,false))", 0L, "\"1970-01-01T00:00:00\""),
        Arguments.of("int64 v (TIMESTAMP(NANOS,false))", 1L, "\"1970-01-01T00:00:00.000000001\""),
        Arguments.of("int96 v", int96(1000, 2_440_589), "\"1970-01-02T00:00:00.000001Z\""),
        Arguments.of("int96 v", int96(-1, 0), "\"//////////8AAAAA\""),
        Arguments.of("binary v", bytes(0, 255), "\"AP8=\""),
        Arguments.of("binary v (STRING)", Binary.fromString("h\"ay\n😁"), "\"h\\\"ay\\n😁\""),
        Arguments.of("binary v (ENUM)", Binary.fromString("A"), "\"A\""),
        Arguments.of("binary v (JSON)", Binary.fromString("{}"), "\"{}\""),
        Arguments.of("fixed_len_byte_array(2) v", bytes(1, 2), "\"AQI=\""),
        Arguments.of(
            "fixed_len_byte_array(16) v (UUID)",
            bytes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
            "\"00010203-0405-0607-0809-0a0b0c0d0e0f\""));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void spellsEachTypeBothWays(String column, Object value, String json) throws MisfitException {
    MessageType type =
        MessageTypeParser.parseMessageType("message m { optional %s; }".formatted(column));
    Group record = new SimpleGroup(type);
    add(record, value);

    String line = "{\"v\":%s}".formatted(json);

    assertThat(ParquetSchema.of(type).write(record)).hasToString(line);
    assertThat(Groups.content(ParquetSchema.of(type).read(line))).isEqualTo(Groups.content(record));
  }

  private static void add(Group record, Object value) {
    if (value instanceof Boolean truth) {
      record.add(0, truth);
    } else if (value instanceof Integer number) {
      record.add(0, number);
    } else if (value instanceof Long number) {
      record.add(0, number);
    } else if (value instanceof Float number) {
      record.add(0, number);
    } else if (value instanceof Double number) {
      record.add(0, number);
    } else {
      record.add(0, (Binary) value);
    }
  }

  private static ParquetSchema schema(String columns) {
    return ParquetSchema.of(
        MessageTypeParser.parseMessageType("message m {%s}".formatted(columns)));
  }

  @Test
  void showsListsAndMapsWithoutTheGroupsBetween() throws MisfitException {
    ParquetSchema schema =
        schema(
            """
            optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            optional group old (LIST) { repeated int32 element; }
            optional group pairs (LIST) { repeated group array { optional int32 a; } }
            optional group votes (MAP) {
              repeated group key_value { required binary key (STRING); optional int32 value; } }
            optional group years (MAP) {
              repeated group key_value { required int32 key; optional int32 value; } }
            optional group place { required double lat; repeated int32 steps; }
            """);
    String line =
        "{\"tags\":[\"a\",null],\"old\":[1,2],\"pairs\":[{\"a\":1},{\"a\":null}],"
            + "\"votes\":{\"up\":1,\"down\":null,\"up\":2},\"years\":[{\"key\":1999,\"value\":1}],"
            + "\"place\":{\"lat\":21.03,\"steps\":[]}}";
    String empty =
        "{\"tags\":[],\"old\":null,\"pairs\":[],\"votes\":{},\"years\":[],\"place\":null}";

    assertThat(schema.write(schema.read(line))).hasToString(line);
    assertThat(schema.write(schema.read(empty))).hasToString(empty);
  }

  @Test
  void takesFieldsInAnyOrderAndLeavesOutWhatIsNotThere() throws MisfitException {
    ParquetSchema schema =
        schema("optional int32 a; optional binary b (STRING); optional int32 c;");

    assertThat(schema.write(schema.read("{ \"c\" : 3, \"b\":\"\\u0068ay\" }")))
        .hasToString("{\"a\":null,\"b\":\"hay\",\"c\":3}");
  }

  @Test
  void keepsJsonOfAnyKindAsTextAsItWasWritten() throws MisfitException {
    ParquetSchema schema = ParquetSchema.ofText(List.of("t"));

    for (String value : List.of("{ \"a\":[1.50, {}] }", "1.50", "1E400", "true", "[ ]")) {
      assertThat(schema.read("{\"t\": %s }".formatted(value)).getString(0, 0)).isEqualTo(value);
    }
  }

  private static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of("{\"n\":\"1\"}", "field \"n\": not an integer that the column can hold"),
        Arguments.of("{\"n\":1.5}", "field \"n\": not an integer"),
        Arguments.of("{\"n\":2147483648}", "field \"n\": not an integer that the column can hold"),
        Arguments.of("{\"x\":1}", "field \"x\": no such column in the output"),
        Arguments.of(
            "{\"n\":1,\"n\":2}", "field \"n\": stands there twice, and the column holds one value"),
        Arguments.of("{\"d\":\"2024-02-30\"}", "field \"d\": not a date"),
        Arguments.of("{\"m\":1.005}", "field \"m\": not a decimal number with 2 places"),
        Arguments.of(
            "{\"m\":1.5}",
            "field \"m\": not a decimal number with 2 places that the column can hold"),
        Arguments.of("{\"f\":\"1\"}", "field \"f\": a number is wanted"),
        Arguments.of("{\"f\":1E400}", "field \"f\": the number is too large"),
        Arguments.of("{\"b\":0}", "field \"b\": true or false is wanted"),
        Arguments.of("{\"l\":1}", "field \"l\": an array is wanted"),
        Arguments.of("{\"l\":[1,{}]}", "field \"l/1\": not an integer"),
        Arguments.of("{\"g\":[]}", "field \"g\": an object is wanted"),
        Arguments.of("{\"g\":{}}", "field \"r\": missing, which the column does not allow"),
        Arguments.of(
            "{\"g\":{\"r\":null}}", "field \"g/r\": null, which the column does not allow"),
        Arguments.of(
            "{\"u\":\"AP8\"}", "field \"u\": not 2 bytes in Base64 that the column can hold"),
        Arguments.of("{\"u\":\"AP8B\"}", "field \"u\": not 2 bytes in Base64"),
        Arguments.of(
            "{\"s\":\"\\ud800\"}",
            "field \"s\": half a surrogate pair, which is no text outside JSON"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void saysWhichFieldDoesNotFitAndWhy(String json, String message) {
    ParquetSchema schema =
        schema(
            """
            optional int32 n; optional int32 d (DATE); optional int32 m (DECIMAL(9,2));
            optional double f; optional boolean b; optional fixed_len_byte_array(2) u;
            optional binary s (STRING);
            optional group l (LIST) { repeated group list { optional int32 element; } }
            optional group g { required int32 r; }
            """);

    assertThat(schema.objection(json)).hasValue(message);
  }

  @Test
  void showsBytesThatAreNoTextAndSaysSo() {
    ParquetSchema schema = schema("optional binary t (STRING); optional binary u (STRING);");
    Group record = new SimpleGroup(schema.type());
    record.add(0, Binary.fromConstantByteArray("hay".getBytes(UTF_8)));
    record.add(1, bytes(0xff));

    RowJson json = schema.write(record);

    assertThat(json).hasToString("{\"t\":\"hay\",\"u\":\"/w==\"}");
    assertThat(json.fault())
        .hasValue("column \"u\" holds bytes that are not UTF-8, here in Base64");
  }

  @Test
  void keepsEveryIntegerOfEveryTimeType() throws MisfitException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (String column :
        List.of(
            "int64 v (TIMESTAMP(MILLIS,true))",
            "int64 v (TIMESTAMP(MICROS,false))",
            "int64 v (TIMESTAMP(NANOS,true))",
            "int64 v (TIME(MICROS,true))",
            "int64 v (DECIMAL(18,7))")) {
      ParquetSchema schema = schema("required %s;".formatted(column));
      for (int i = 0; i < 1_000; i++) {
        long value = new BigInteger(1 + random.nextInt(63), random).longValue();
        Group record = new SimpleGroup(schema.type());
        record.add(0, random.nextBoolean() ? value : ~value);

        assertThat(schema.read(schema.write(record).toString()).getLong(0, 0))
            .as("seed %d, %s", seed, column)
            .isEqualTo(record.getLong(0, 0));
      }
    }
  }
}
