package io.github.eaosbeam.pipeline.parquet;

import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;

/**
 * A map whose keys are text: an object. A key that the map holds twice stands in the object twice.
 *
 * @param value the field of an entry that holds its value; the key is the one before it
 */
record MapCodec(FieldCodec value) implements ValueCodec {
  private static final int ENTRIES = 0;
  private static final int KEY = 0;

  @Override
  public void toJson(Group from, int field, int repetition, RowJson out) {
    Group map = from.getGroup(field, repetition);
    out.append('{');
    for (int i = 0; i < map.getFieldRepetitionCount(ENTRIES); i++) {
      Group entry = map.getGroup(ENTRIES, i);
      TextCodec.TEXT.toJson(entry, KEY, 0, out.appendGap(i));
      value.toJson(entry, out.append(':'));
    }
    out.append('}');
  }

  @Override
  public void fromJson(JsonCursor in, Group into, int field) throws MisfitException {
    Group map = into.addGroup(field);
    in.readMembers(
        key -> {
          Group entry = map.addGroup(ENTRIES);
          entry.add(KEY, Binary.fromConstantByteArray(TextCodec.utf8(key, in)));
          value.fromJson(in, entry);
        });
  }
}
