package io.github.eaosbeam.pipeline.parquet;

import java.time.DateTimeException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Whatever Parquet keeps in bytes, except text.
 *
 * @param type how many bytes there may be
 * @param spelling how they are spelled
 */
record BytesCodec(PrimitiveTypeName type, BytesSpelling spelling) implements ValueCodec {
  @Override
  public void toJson(Group from, int field, int repetition, RowJson out) {
    Binary value =
        type == PrimitiveTypeName.INT96
            ? from.getInt96(field, repetition)
            : from.getBinary(field, repetition);
    out.append(spelling.json(value.getBytes()));
  }

  @Override
  public void fromJson(JsonCursor in, Group into, int field) throws MisfitException {
    into.add(field, Binary.fromConstantByteArray(parse(in)));
  }

  /** Takes only what it would have written itself, so that nothing is rounded or cut. */
  private byte[] parse(JsonCursor in) throws MisfitException {
    String text = in.text();
    String json = in.isString() ? '"' + text + '"' : text;
    try {
      byte[] value = spelling.parse(text);
      if (spelling.json(value).equals(json)) {
        return value;
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw in.misfit("not %s".formatted(spelling.name()));
    }
    throw in.misfit("not %s that the column can hold".formatted(spelling.name()));
  }
}
