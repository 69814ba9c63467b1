package io.github.eaosbeam.pipeline.parquet;

import io.github.eaosbeam.transforms.JsonText;
import java.util.Optional;

/** The JSON of one record while it is written, and what was wrong with the record. */
final class RowJson {
  private final StringBuilder json = new StringBuilder();
  private String firstFault;

  RowJson append(String text) {
    json.append(text);
    return this;
  }

  RowJson append(char character) {
    json.append(character);
    return this;
  }

  RowJson appendString(String text) {
    return append(JsonText.quote(text));
  }

  /** A comma, except before the first of several. */
  RowJson appendGap(int index) {
    return index == 0 ? this : append(',');
  }

  /** Notes a value that JSON cannot hold as it is; the first one is kept. */
  void fault(String message) {
    if (firstFault == null) {
      firstFault = message;
    }
  }

  Optional<String> fault() {
    return Optional.ofNullable(firstFault);
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
