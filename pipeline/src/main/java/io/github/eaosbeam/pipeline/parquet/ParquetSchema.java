package io.github.eaosbeam.pipeline.parquet;

import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.PredictionsFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The columns of a file, and how records in them go to and from JSON. Immutable. */
public final class ParquetSchema implements Serializable {
  private static final int NAMES_SHOWN = 10;

  /** A Parquet file without rows: the one form in which a schema travels unchanged. */
  private final byte[] emptyFile;

  private transient volatile Content content;

  private ParquetSchema(MessageType type) {
    emptyFile = emptyFile(type);
    content = new Content(type, GroupCodec.of(type));
  }

  static ParquetSchema of(MessageType type) {
    return new ParquetSchema(type);
  }

  static ParquetSchema of(List<Type> columns) {
    return new ParquetSchema(new MessageType("comments", columns));
  }

  /** Columns of text, each of which may be absent. */
  public static ParquetSchema ofText(List<String> names) {
    return of(names.stream().map(name -> text(name, Repetition.OPTIONAL)).toList());
  }

  /**
   * The columns of a Parquet file.
   *
   * @throws IOException where it cannot be read, is no Parquet file, or has two columns of one name
   */
  public static ParquetSchema ofFile(ResourceId file) throws IOException {
    try (ParquetFileReader reader = ChannelInput.open(file)) {
      MessageType type = reader.getFileMetaData().getSchema();
      requireDistinct(type, file);
      return new ParquetSchema(type);
    }
  }

  private static void requireDistinct(GroupType type, ResourceId file) throws IOException {
    Set<String> names = new HashSet<>();
    for (Type field : type.getFields()) {
      if (!names.add(field.getName())) {
        throw new IOException("%s: has two columns \"%s\"".formatted(file, field.getName()));
      }
      if (!field.isPrimitive()) {
        requireDistinct(field.asGroupType(), file);
      }
    }
  }

  /** The names of the columns in their order. */
  public List<String> names() {
    return type().getFields().stream().map(Type::getName).toList();
  }

  /** Why the column of that name does not hold texts, empty where it does. */
  public Optional<String> whyNoText(String name) {
    if (!names().contains(name)) {
      String some = names().stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
      String more = names().size() > NAMES_SHOWN ? ", ..." : "";
      return Optional.of("no such column; there are " + some + more);
    }
    Type column = type().getType(name);
    boolean text =
        column.isPrimitive()
            && !column.isRepetition(Repetition.REPEATED)
            && ScalarCodecs.isText(column.getLogicalTypeAnnotation());
    return text ? Optional.empty() : Optional.of("the column is no text but " + column);
  }

  /** What that schema has otherwise than this one, empty where their columns are the same. */
  public Optional<String> differenceFrom(ParquetSchema other) {
    List<Type> ours = type().getFields();
    List<Type> theirs = other.type().getFields();
    return IntStream.range(0, Math.max(ours.size(), theirs.size()))
        .filter(i -> !column(ours, i).equals(column(theirs, i)))
        .mapToObj(i -> "here %s, there %s".formatted(described(ours, i), described(theirs, i)))
        .findFirst();
  }

  private static Optional<Type> column(List<Type> columns, int index) {
    return index < columns.size() ? Optional.of(columns.get(index)) : Optional.empty();
  }

  private static String described(List<Type> columns, int index) {
    return column(columns, index).map(Type::toString).orElse("no column %d".formatted(index + 1));
  }

  /** This schema with the predictions last, in the place of any column of their name. */
  public ParquetSchema withPredictions(PredictionsFormat format, boolean spans) {
    Stream<Type> others =
        type().getFields().stream().filter(t -> !t.getName().equals(FormatPredictions.FIELD));
    Type predictions =
        switch (format) {
          case STRING -> text(FormatPredictions.FIELD, Repetition.REQUIRED);
          case ARRAY -> PredictionsType.nested(FormatPredictions.FIELD, spans);
        };
    List<Type> columns = Stream.concat(others, Stream.of(predictions)).toList();
    return new ParquetSchema(new MessageType(type().getName(), columns));
  }

  /** Why a record cannot be written with these columns, empty where it can. */
  public Optional<String> objection(String json) {
    try {
      read(json);
      return Optional.empty();
    } catch (MisfitException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The record that a JSON object describes. */
  Group read(String json) throws MisfitException {
    Group record = new SimpleGroup(type());
    content().codec().fromJson(new JsonCursor(json), record);
    return record;
  }

  /** The JSON object that describes a record. */
  RowJson write(Group record) {
    RowJson json = new RowJson();
    content().codec().toJson(record, json);
    return json;
  }

  MessageType type() {
    return content().type();
  }

  private Content content() {
    Content known = content;
    if (known == null) { // after a journey
      MessageType type = readType();
      known = new Content(type, GroupCodec.of(type));
      content = known;
    }
    return known;
  }

  private MessageType readType() {
    try (ParquetFileReader reader =
        ChannelInput.open(new ByteArrayChannel(emptyFile), "a schema")) {
      return reader.getFileMetaData().getSchema();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static byte[] emptyFile(MessageType type) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ParquetFile.write(type, List.of(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  static Type text(String name, Repetition repetition) {
    return Types.primitive(PrimitiveTypeName.BINARY, repetition)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParquetSchema that && type().equals(that.type());
  }

  @Override
  public int hashCode() {
    return type().hashCode();
  }

  @Override
  public String toString() {
    return type().toString();
  }

  private record Content(MessageType type, GroupCodec codec) {}
}
