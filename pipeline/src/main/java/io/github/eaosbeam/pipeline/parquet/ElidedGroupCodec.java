package io.github.eaosbeam.pipeline.parquet;

import org.apache.parquet.example.data.Group;

/** A group that only wraps its one field: in JSON the field stands in its place. */
record ElidedGroupCodec(FieldCodec content) implements ValueCodec {
  @Override
  public void toJson(Group from, int field, int repetition, RowJson out) {
    content.toJson(from.getGroup(field, repetition), out);
  }

  @Override
  public void fromJson(JsonCursor in, Group into, int field) throws MisfitException {
    content.fromJson(in, into.addGroup(field));
  }
}
