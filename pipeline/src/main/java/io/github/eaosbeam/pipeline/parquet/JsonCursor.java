package io.github.eaosbeam.pipeline.parquet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.eaosbeam.transforms.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Goes through JSON that is known to be valid, value by value. For one thread. */
final class JsonCursor {
  private final String json;
  private final JsonParser parser;

  /** Stands at the one value of {@code json}. */
  JsonCursor(String json) {
    this.json = json;
    try {
      parser = JsonText.parser(json);
      parser.nextToken();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  boolean isString() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  boolean isNumber() {
    return parser.currentToken().isNumeric();
  }

  boolean isBoolean() {
    return parser.currentToken().isBoolean();
  }

  /** A string's characters, or any other value as it was written. */
  String text() {
    try {
      return isString() ? parser.getText() : raw();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private String raw() throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return json.substring(start, (int) parser.currentLocation().getCharOffset());
  }

  /** Has {@code reader} read each element of the array it stands at. */
  void readElements(Reader reader) throws MisfitException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw misfit("an array is wanted");
    }
    while (next() != JsonToken.END_ARRAY) {
      reader.read();
    }
  }

  /** Has {@code reader} read the value of each member of the object it stands at. */
  void readMembers(MemberReader reader) throws MisfitException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw misfit("an object is wanted");
    }
    while (next() == JsonToken.FIELD_NAME) {
      String name = name();
      next();
      reader.read(name);
    }
  }

  private String name() {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private JsonToken next() {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Says of the value it stands at what is wrong with it. */
  MisfitException misfit(String reason) {
    String path = parser.getParsingContext().pathAsPointer().toString();
    return new MisfitException(
        "field \"%s\": %s".formatted(path.isEmpty() ? path : path.substring(1), reason));
  }

  private static UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("reading from memory JSON that was read before", e);
  }

  /** Reads the value that the cursor stands at. */
  @FunctionalInterface
  interface Reader {
    void read() throws MisfitException;
  }

  /** Reads the value that the cursor stands at, which has a name. */
  @FunctionalInterface
  interface MemberReader {
    void read(String name) throws MisfitException;
  }
}
