package io.github.eaosbeam.pipeline.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;

/** A group of fields, or a whole record: an object with the fields in the order of the schema. */
final class GroupCodec {
  private final List<String> names = new ArrayList<>();
  private final List<FieldCodec> fields = new ArrayList<>();
  private final Map<String, FieldCodec> byName = new HashMap<>();

  private GroupCodec() {}

  static GroupCodec of(GroupType type) {
    GroupCodec codec = new GroupCodec();
    for (int i = 0; i < type.getFieldCount(); i++) {
      FieldCodec field = FieldCodec.of(i, type.getType(i));
      codec.names.add(type.getFieldName(i));
      codec.fields.add(field);
      codec.byName.put(type.getFieldName(i), field);
    }
    return codec;
  }

  void toJson(Group from, RowJson out) {
    out.append('{');
    for (int i = 0; i < fields.size(); i++) {
      out.appendGap(i).appendString(names.get(i)).append(':');
      fields.get(i).toJson(from, out);
    }
    out.append('}');
  }

  void fromJson(JsonCursor in, Group into) throws MisfitException {
    in.readMembers(name -> read(name, in, into));
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).isMissingIn(into)) {
        throw new MisfitException(
            "field \"%s\": missing, which the column does not allow".formatted(names.get(i)));
      }
    }
  }

  private void read(String name, JsonCursor in, Group into) throws MisfitException {
    FieldCodec field = byName.get(name);
    if (field == null) {
      throw in.misfit("no such column in the output");
    }
    if (into.getFieldRepetitionCount(field.index()) > 0) {
      throw in.misfit("stands there twice, and the column holds one value");
    }
    field.fromJson(in, into);
  }
}
