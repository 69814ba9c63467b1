package io.github.eaosbeam.pipeline.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Random schemas of every type there is, and random records in them. */
final class RandomParquet {
  private static final String[] NAMES = {
    "id",
    "text",
    "Nội dung",
    "a.b",
    "with space",
    "=;{}(),\t\"quoted\"",
    "a/b~c",
    "😁",
    "array",
    "_"
  };
  private static final String[] TEXTS = {"", "hay", "rất hay 😁", "a\u0000\n\t\"\\b", "{\"a\": 1}"};
  private static final long[] LONGS = {
    0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 86_399_999
  };
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.5,
    0.1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    1e22
  };
  private static final float[] FLOATS = {
    0f, -0f, 0.1f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 16777216f
  };
  private static final TimeUnit[] UNITS = TimeUnit.values();

  private final Random random;

  RandomParquet(Random random) {
    this.random = random;
  }

  MessageType schema() {
    return new MessageType("comments", fields(1 + random.nextInt(8), 0));
  }

  private List<Type> fields(int count, int depth) {
    List<Type> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(field(pick(NAMES) + i, depth));
    }
    return fields;
  }

  private Type field(String name, int depth) {
    Repetition repetition = pick(Repetition.values());
    int kind = random.nextInt(depth < 3 ? 12 : 8);
    return switch (kind) {
      case 8 -> new GroupType(repetition, name, fields(1 + random.nextInt(3), depth + 1));
      case 9 -> list(name, depth);
      case 10 -> map(name, depth);
      case 11 -> oldList(name, depth);
      default -> scalar(repetition, name);
    };
  }

  private Type list(String name, int depth) {
    Type element = single(field("element", depth + 1));
    Type repeated = new GroupType(Repetition.REPEATED, "list", element);
    return Types.buildGroup(optional())
        .as(LogicalTypeAnnotation.listType())
        .addField(repeated)
        .named(name);
  }

  /** A list as writers before the three levels laid it out, or one whose inside is repeated. */
  private Type oldList(String name, int depth) {
    Type repeated =
        switch (random.nextInt(4)) {
          case 0 -> scalar(Repetition.REPEATED, "element");
          case 1 -> new GroupType(Repetition.REPEATED, "array", field("item", depth + 1));
          case 2 -> new GroupType(Repetition.REPEATED, name + "_tuple", field("item", depth + 1));
          default -> new GroupType(Repetition.REPEATED, "bag", fields(2, depth + 1));
        };
    return Types.buildGroup(optional())
        .as(LogicalTypeAnnotation.listType())
        .addField(repeated)
        .named(name);
  }

  private Type map(String name, int depth) {
    Type key =
        random.nextBoolean()
            ? ParquetSchema.text("key", Repetition.REQUIRED)
            : scalar(Repetition.REQUIRED, "key");
    Type value = single(field("value", depth + 1));
    Type entries = new GroupType(Repetition.REPEATED, "key_value", key, value);
    return Types.buildGroup(optional())
        .as(LogicalTypeAnnotation.mapType())
        .addField(entries)
        .named(name);
  }

  /** The type itself, unless it is repeated: what stands in lists and maps is not. */
  private Type single(Type type) {
    return type.isRepetition(Repetition.REPEATED) ? scalar(optional(), type.getName()) : type;
  }

  private Repetition optional() {
    return random.nextBoolean() ? Repetition.OPTIONAL : Repetition.REQUIRED;
  }

  private Type scalar(Repetition repetition, String name) {
    PrimitiveTypeName storage = pick(PrimitiveTypeName.values());
    Function<LogicalTypeAnnotation, Type> as =
        meaning -> Types.primitive(storage, repetition).as(meaning).named(name);
    return switch (storage) {
      case INT32 -> as.apply(pick(int32Meanings()));
      case INT64 -> as.apply(pick(int64Meanings()));
      case BINARY -> as.apply(pick(binaryMeanings()));
      case FIXED_LEN_BYTE_ARRAY -> fixed(repetition, name);
      default -> as.apply(null);
    };
  }

  private static LogicalTypeAnnotation[] int32Meanings() {
    return new LogicalTypeAnnotation[] {
      null,
      LogicalTypeAnnotation.intType(8, true),
      LogicalTypeAnnotation.intType(32, false),
      LogicalTypeAnnotation.dateType(),
      LogicalTypeAnnotation.decimalType(2, 9),
      LogicalTypeAnnotation.timeType(true, TimeUnit.MILLIS)
    };
  }

  private LogicalTypeAnnotation[] int64Meanings() {
    return new LogicalTypeAnnotation[] {
      null,
      LogicalTypeAnnotation.intType(64, false),
      LogicalTypeAnnotation.decimalType(18, 18),
      LogicalTypeAnnotation.timeType(false, random.nextBoolean() ? UNITS[1] : UNITS[2]),
      LogicalTypeAnnotation.timestampType(true, pick(UNITS)),
      LogicalTypeAnnotation.timestampType(false, pick(UNITS))
    };
  }

  private static LogicalTypeAnnotation[] binaryMeanings() {
    return new LogicalTypeAnnotation[] {
      null,
      LogicalTypeAnnotation.stringType(),
      LogicalTypeAnnotation.enumType(),
      LogicalTypeAnnotation.jsonType(),
      LogicalTypeAnnotation.bsonType(),
      LogicalTypeAnnotation.decimalType(5, 40)
    };
  }

  private Type fixed(Repetition repetition, String name) {
    Types.PrimitiveBuilder<PrimitiveType> builder =
        Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition);
    return switch (random.nextInt(3)) {
      case 0 -> builder.length(16).as(LogicalTypeAnnotation.uuidType()).named(name);
      case 1 -> builder.length(16).as(LogicalTypeAnnotation.decimalType(3, 38)).named(name);
      default -> builder.length(3).named(name);
    };
  }

  Group record(GroupType type) {
    Group record = new SimpleGroup(type);
    fill(record);
    return record;
  }

  private void fill(Group record) {
    GroupType type = record.getType();
    for (int i = 0; i < type.getFieldCount(); i++) {
      int count =
          switch (type.getType(i).getRepetition()) {
            case REQUIRED -> 1;
            case OPTIONAL -> random.nextInt(3) == 0 ? 0 : 1;
            case REPEATED -> random.nextInt(4);
          };
      for (int j = 0; j < count; j++) {
        add(record, i, type.getType(i));
      }
    }
  }

  private void add(Group record, int field, Type type) {
    if (!type.isPrimitive()) {
      fill(record.addGroup(field));
      return;
    }
    PrimitiveType primitive = type.asPrimitiveType();
    switch (primitive.getPrimitiveTypeName()) {
      case BOOLEAN -> record.add(field, random.nextBoolean());
      case FLOAT ->
          record.add(field, random.nextBoolean() ? FLOATS[random.nextInt(8)] : random.nextFloat());
      case DOUBLE ->
          record.add(
              field, random.nextBoolean() ? DOUBLES[random.nextInt(10)] : random.nextDouble());
      case INT32 -> record.add(field, (int) integer());
      case INT64 -> record.add(field, integer());
      case INT96 -> record.add(field, bytes(12));
      case FIXED_LEN_BYTE_ARRAY -> record.add(field, bytes(primitive.getTypeLength()));
      case BINARY -> record.add(field, binary(primitive.getLogicalTypeAnnotation()));
    }
  }

  private Binary binary(LogicalTypeAnnotation meaning) {
    if (meaning instanceof DecimalLogicalTypeAnnotation) {
      return Binary.fromConstantByteArray(new BigInteger(130, random).negate().toByteArray());
    }
    return ScalarCodecs.isText(meaning)
        ? Binary.fromConstantByteArray(pick(TEXTS).getBytes(UTF_8))
        : bytes(random.nextInt(5));
  }

  private Binary bytes(int length) {
    byte[] bytes = new byte[length];
    if (random.nextInt(3) > 0) { // zeros make INT96 timestamps that are some
      random.nextBytes(bytes);
    }
    return Binary.fromConstantByteArray(bytes);
  }

  private long integer() {
    return random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong();
  }

  private <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }
}
