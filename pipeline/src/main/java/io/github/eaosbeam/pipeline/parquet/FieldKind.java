package io.github.eaosbeam.pipeline.parquet;

import com.fasterxml.jackson.core.JsonToken;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** What the values of a JSON field have in common. */
enum FieldKind {
  NOTHING,
  BOOLEAN,
  /** Integers that a double holds exactly. */
  INTEGER,
  /** Integers that a long holds but not every double does, such as ids of posts. */
  LONG,
  NUMBER,
  /** Strings, nested values, values of several kinds, numbers beyond all types. */
  TEXT;

  private static final long LARGEST_EXACT_DOUBLE = 1L << 53;

  /**
   * @param json the value as it was written
   */
  static FieldKind of(JsonToken type, String json) {
    return switch (type) {
      case VALUE_NULL -> NOTHING;
      case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
      case VALUE_NUMBER_INT -> ofInteger(json);
      case VALUE_NUMBER_FLOAT -> Double.isFinite(Double.parseDouble(json)) ? NUMBER : TEXT;
      default -> TEXT;
    };
  }

  private static FieldKind ofInteger(String json) {
    try {
      long value = Long.parseLong(json);
      boolean exact = value >= -LARGEST_EXACT_DOUBLE && value <= LARGEST_EXACT_DOUBLE;
      return json.equals("-0") ? NUMBER : exact ? INTEGER : LONG;
    } catch (NumberFormatException e) {
      return TEXT;
    }
  }

  /** What values of this kind and of that one have in common. */
  FieldKind with(FieldKind other) {
    if (this == other || other == NOTHING) {
      return this;
    }
    if (this == NOTHING) {
      return other;
    }
    if (isInteger() && other.isInteger()) {
      return LONG;
    }
    boolean numbers = (this == INTEGER && other == NUMBER) || (this == NUMBER && other == INTEGER);
    return numbers ? NUMBER : TEXT;
  }

  private boolean isInteger() {
    return this == INTEGER || this == LONG;
  }

  Type column(String name) {
    return switch (this) {
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case INTEGER, LONG -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case NOTHING, TEXT -> ParquetSchema.text(name, Repetition.OPTIONAL);
    };
  }
}
