package io.github.eaosbeam.pipeline.parquet;

import org.apache.parquet.example.data.Group;

/** A group within a record: an object within an object. */
record NestedCodec(GroupCodec group) implements ValueCodec {
  @Override
  public void toJson(Group from, int field, int repetition, RowJson out) {
    group.toJson(from.getGroup(field, repetition), out);
  }

  @Override
  public void fromJson(JsonCursor in, Group into, int field) throws MisfitException {
    group.fromJson(in, into.addGroup(field));
  }
}
