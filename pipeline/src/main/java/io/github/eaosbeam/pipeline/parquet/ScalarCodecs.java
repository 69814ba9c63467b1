package io.github.eaosbeam.pipeline.parquet;

import java.util.concurrent.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Chooses the codec for a column of single values. */
final class ScalarCodecs {
  private ScalarCodecs() {}

  static ValueCodec of(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    PrimitiveTypeName storage = type.getPrimitiveTypeName();
    return switch (storage) {
      case BOOLEAN -> BooleanCodec.BOOLEAN;
      case FLOAT -> FloatingCodec.SINGLE;
      case DOUBLE -> FloatingCodec.DOUBLE;
      case INT32 -> new LongCodec(true, ofInteger(meaning, LongSpelling.unsigned32()));
      case INT64 -> new LongCodec(false, ofInteger(meaning, LongSpelling.unsigned64()));
      case INT96 -> new BytesCodec(storage, BytesSpelling.int96());
      case FIXED_LEN_BYTE_ARRAY ->
          new BytesCodec(storage, ofFixedBytes(meaning, type.getTypeLength()));
      case BINARY -> isText(meaning) ? TextCodec.TEXT : new BytesCodec(storage, ofBytes(meaning));
    };
  }

  /** Whether a column of bytes means text. */
  static boolean isText(LogicalTypeAnnotation meaning) {
    return meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation
        || meaning instanceof JsonLogicalTypeAnnotation;
  }

  private static LongSpelling ofInteger(LogicalTypeAnnotation meaning, LongSpelling unsigned) {
    if (meaning instanceof IntLogicalTypeAnnotation integer) {
      return integer.isSigned() ? LongSpelling.signed() : unsigned;
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return LongSpelling.decimal(decimal.getScale());
    }
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return LongSpelling.date();
    }
    if (meaning instanceof TimeLogicalTypeAnnotation time) {
      return LongSpelling.time(unit(time.getUnit()));
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
      TimeUnit unit = unit(timestamp.getUnit());
      return timestamp.isAdjustedToUTC()
          ? LongSpelling.utcTimestamp(unit)
          : LongSpelling.localTimestamp(unit);
    }
    return LongSpelling.signed();
  }

  private static BytesSpelling ofFixedBytes(LogicalTypeAnnotation meaning, int length) {
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return BytesSpelling.decimal(decimal.getScale(), length);
    }
    return meaning instanceof UUIDLogicalTypeAnnotation
        ? BytesSpelling.uuid()
        : BytesSpelling.base64(length);
  }

  private static BytesSpelling ofBytes(LogicalTypeAnnotation meaning) {
    return meaning instanceof DecimalLogicalTypeAnnotation decimal
        ? BytesSpelling.decimal(decimal.getScale())
        : BytesSpelling.base64();
  }

  private static TimeUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> TimeUnit.MILLISECONDS;
      case MICROS -> TimeUnit.MICROSECONDS;
      case NANOS -> TimeUnit.NANOSECONDS;
    };
  }
}
