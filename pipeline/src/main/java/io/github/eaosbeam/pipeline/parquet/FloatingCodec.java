package io.github.eaosbeam.pipeline.parquet;

import java.util.Set;
import org.apache.parquet.example.data.Group;

/** Floating-point numbers: the shortest decimal that is read as the same number. */
enum FloatingCodec implements ValueCodec {
  SINGLE {
    @Override
    public void toJson(Group from, int field, int repetition, RowJson out) {
      float value = from.getFloat(field, repetition);
      write(Float.toString(value), Float.isFinite(value), out);
    }

    @Override
    boolean add(String text, Group into, int field) {
      float value = Float.parseFloat(text);
      into.add(field, value);
      return Float.isFinite(value);
    }
  },
  DOUBLE {
    @Override
    public void toJson(Group from, int field, int repetition, RowJson out) {
      double value = from.getDouble(field, repetition);
      write(Double.toString(value), Double.isFinite(value), out);
    }

    @Override
    boolean add(String text, Group into, int field) {
      double value = Double.parseDouble(text);
      into.add(field, value);
      return Double.isFinite(value);
    }
  };

  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  /** Adds a number and says whether it is finite. */
  abstract boolean add(String text, Group into, int field);

  private static void write(String text, boolean finite, RowJson out) {
    if (finite) {
      out.append(text);
    } else {
      out.appendString(text);
    }
  }

  @Override
  public void fromJson(JsonCursor in, Group into, int field) throws MisfitException {
    boolean named = in.isString() && NOT_FINITE.contains(in.text());
    if (!named && !in.isNumber()) {
      throw in.misfit("a number is wanted");
    }
    if (!add(in.text(), into, field) && !named) {
      throw in.misfit("the number is too large");
    }
  }
}
