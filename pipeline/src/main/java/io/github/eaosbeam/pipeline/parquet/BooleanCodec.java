package io.github.eaosbeam.pipeline.parquet;

import org.apache.parquet.example.data.Group;

/** {@code true} and {@code false}. */
enum BooleanCodec implements ValueCodec {
  BOOLEAN;

  @Override
  public void toJson(Group from, int field, int repetition, RowJson out) {
    out.append(Boolean.toString(from.getBoolean(field, repetition)));
  }

  @Override
  public void fromJson(JsonCursor in, Group into, int field) throws MisfitException {
    if (!in.isBoolean()) {
      throw in.misfit("true or false is wanted");
    }
    into.add(field, Boolean.parseBoolean(in.text()));
  }
}
