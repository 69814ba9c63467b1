package io.github.eaosbeam.pipeline.parquet;

import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * A field of a group. Where it may be absent, its absence is {@code null} in JSON; where it may be
 * repeated, it is an array.
 *
 * @param index the field's place in its group
 * @param repetition how often it may stand there
 * @param value what stands there
 */
record FieldCodec(int index, Repetition repetition, ValueCodec value) {
  static FieldCodec of(int index, Type type) {
    return new FieldCodec(index, type.getRepetition(), ValueCodec.of(type));
  }

  void toJson(Group from, RowJson out) {
    int count = from.getFieldRepetitionCount(index);
    if (repetition == Repetition.REPEATED) {
      out.append('[');
      for (int i = 0; i < count; i++) {
        value.toJson(from, index, i, out.appendGap(i));
      }
      out.append(']');
    } else if (count == 0) {
      out.append("null");
    } else {
      value.toJson(from, index, 0, out);
    }
  }

  void fromJson(JsonCursor in, Group into) throws MisfitException {
    if (repetition == Repetition.REPEATED) {
      in.readElements(() -> value.fromJson(in, into, index));
    } else if (!in.isNull()) {
      value.fromJson(in, into, index);
    } else if (repetition == Repetition.REQUIRED) {
      throw in.misfit("null, which the column does not allow");
    }
  }

  /** Refuses a record that leaves the field out though it must not. */
  boolean isMissingIn(Group record) {
    return repetition == Repetition.REQUIRED && record.getFieldRepetitionCount(index) == 0;
  }
}
