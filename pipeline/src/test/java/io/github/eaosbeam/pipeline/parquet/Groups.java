package io.github.eaosbeam.pipeline.parquet;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.Type;

/** Records to compare, which Parquet's own cannot be. */
final class Groups {
  private Groups() {}

  /** All values, field by field, bit by bit. */
  static List<Object> content(Group group) {
    List<Object> content = new ArrayList<>();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      List<Object> values = new ArrayList<>();
      for (int j = 0; j < group.getFieldRepetitionCount(i); j++) {
        values.add(value(group, i, j));
      }
      content.add(values);
    }
    return content;
  }

  private static Object value(Group group, int field, int index) {
    Type type = group.getType().getType(field);
    if (!type.isPrimitive()) {
      return content(group.getGroup(field, index));
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> group.getBoolean(field, index);
      case INT32 -> group.getInteger(field, index);
      case INT64 -> group.getLong(field, index);
      case FLOAT -> group.getFloat(field, index); // boxed ones compare bit by bit
      case DOUBLE -> group.getDouble(field, index);
      case INT96 -> HexFormat.of().formatHex(group.getInt96(field, index).getBytes());
      default -> HexFormat.of().formatHex(group.getBinary(field, index).getBytes());
    };
  }
}
