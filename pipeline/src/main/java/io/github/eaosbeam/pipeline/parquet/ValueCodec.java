package io.github.eaosbeam.pipeline.parquet;

import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * How one value of a column is spelled in JSON, in both directions.
 *
 * <p>Numbers and decimals are JSON numbers, digit for digit; NaN and the infinities are the strings
 * {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. Dates, times and timestamps are ISO
 * 8601 strings in the column's precision, with a {@code Z} where it counts from UTC; INT96
 * timestamps do. Bytes are Base64, UUIDs their usual string. Lists are arrays, maps with text for
 * keys are objects, other maps arrays of {@code {"key", "value"}} objects, whatever groups stand
 * between. Immutable.
 */
interface ValueCodec {
  /** Writes the {@code repetition}th value of a field. */
  void toJson(Group from, int field, int repetition, RowJson out);

  /** Adds the value that {@code in} stands at, which is not {@code null}, to a field. */
  void fromJson(JsonCursor in, Group into, int field) throws MisfitException;

  /** The codec for single values of a type. */
  static ValueCodec of(Type type) {
    if (type.isPrimitive()) {
      return ScalarCodecs.of(type.asPrimitiveType());
    }
    GroupType group = type.asGroupType();
    return soleField(group).map(field -> ofCollection(group, field)).orElseGet(() -> whole(group));
  }

  private static ValueCodec whole(GroupType group) {
    return new NestedCodec(GroupCodec.of(group));
  }

  private static Optional<Type> soleField(GroupType group) {
    return group.getFieldCount() == 1 && group.getType(0).isRepetition(Repetition.REPEATED)
        ? Optional.of(group.getType(0))
        : Optional.empty();
  }

  private static ValueCodec ofCollection(GroupType group, Type entries) {
    LogicalTypeAnnotation annotation = group.getLogicalTypeAnnotation();
    if (annotation instanceof ListLogicalTypeAnnotation) {
      return elided(new FieldCodec(0, Repetition.REPEATED, ofElement(group, entries)));
    }
    if (annotation instanceof MapLogicalTypeAnnotation
        || annotation instanceof MapKeyValueTypeAnnotation) {
      return hasTextKeys(entries)
          ? new MapCodec(FieldCodec.of(1, entries.asGroupType().getType(1)))
          : elided(FieldCodec.of(0, entries));
    }
    return whole(group);
  }

  /**
   * What a list holds: what the repeated group holds, or in lists of old writers that group itself.
   * The names that tell the two apart are the format's own.
   *
   * @see <a
   *     href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#lists">Lists</a>
   */
  private static ValueCodec ofElement(GroupType list, Type repeated) {
    boolean element =
        repeated.isPrimitive()
            || repeated.asGroupType().getFieldCount() != 1
            || repeated.asGroupType().getType(0).isRepetition(Repetition.REPEATED)
            || repeated.getName().equals("array")
            || repeated.getName().equals(list.getName() + "_tuple");
    return element ? of(repeated) : elided(FieldCodec.of(0, repeated.asGroupType().getType(0)));
  }

  private static boolean hasTextKeys(Type entries) {
    if (entries.isPrimitive() || entries.asGroupType().getFieldCount() != 2) {
      return false;
    }
    Type key = entries.asGroupType().getType(0);
    return key.isRepetition(Repetition.REQUIRED)
        && key.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation;
  }

  private static ValueCodec elided(FieldCodec content) {
    return new ElidedGroupCodec(content);
  }
}
