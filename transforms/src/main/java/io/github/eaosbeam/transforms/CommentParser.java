package io.github.eaosbeam.transforms;

import com.fasterxml.jackson.core.JsonToken;
import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Origin;
import io.github.eaosbeam.transforms.JsonRecord.Member;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a comment from a JSON object. Immutable. */
record CommentParser(String textField, String idField) implements Serializable {
  private static final int NAMES_SHOWN = 10;

  /**
   * Reads the comment in a record.
   *
   * @throws UnfitRecordException where it is not a JSON object, or its text is not a string
   */
  Comment parse(String raw, Origin origin) throws UnfitRecordException {
    JsonRecord record = JsonRecord.parse(raw);
    Optional<String> id = record.member(idField).map(record::json);
    Member text = record.member(textField).orElseThrow(() -> textMissing(record, id));
    if (text.type() != JsonToken.VALUE_STRING) {
      throw new UnfitRecordException(
          Fault.TEXT_NOT_A_STRING,
          "field %s is %s, not a string"
              .formatted(JsonText.quote(textField), JsonRecord.described(text.type())),
          id);
    }
    return new Comment(id.orElse(null), record.string(text), raw, origin);
  }

  private UnfitRecordException textMissing(JsonRecord record, Optional<String> id) {
    return new UnfitRecordException(
        Fault.TEXT_MISSING,
        "no field %s; the record has %s".formatted(JsonText.quote(textField), fields(record)),
        id);
  }

  private static String fields(JsonRecord record) {
    List<String> names = record.names();
    if (names.isEmpty()) {
      return "no fields";
    }
    String shown =
        names.stream().limit(NAMES_SHOWN).map(JsonText::quote).collect(Collectors.joining(", "));
    return names.size() > NAMES_SHOWN ? shown + ", ..." : shown;
  }
}
