package io.github.eaosbeam.pipeline.parquet;

import java.time.DateTimeException;
import org.apache.parquet.example.data.Group;

/**
 * Whatever Parquet keeps in an integer.
 *
 * @param narrow whether it has 32 bits rather than 64
 * @param spelling how the integer is spelled
 */
record LongCodec(boolean narrow, LongSpelling spelling) implements ValueCodec {
  @Override
  public void toJson(Group from, int field, int repetition, RowJson out) {
    long value = narrow ? from.getInteger(field, repetition) : from.getLong(field, repetition);
    out.append(spelling.json(value));
  }

  @Override
  public void fromJson(JsonCursor in, Group into, int field) throws MisfitException {
    long value = parse(in);
    if (narrow) {
      into.add(field, (int) value);
    } else {
      into.add(field, value);
    }
  }

  /** Takes only what it would have written itself, so that nothing is rounded, cut or shifted. */
  private long parse(JsonCursor in) throws MisfitException {
    String text = in.text();
    String json = in.isString() ? '"' + text + '"' : text;
    try {
      long value = spelling.parse(text);
      long kept = narrow ? (int) value : value;
      if (spelling.json(kept).equals(json)) {
        return value;
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw in.misfit("not %s".formatted(spelling.name()));
    }
    throw in.misfit("not %s that the column can hold".formatted(spelling.name()));
  }
}
