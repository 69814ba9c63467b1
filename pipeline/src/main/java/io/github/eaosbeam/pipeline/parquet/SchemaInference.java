package io.github.eaosbeam.pipeline.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.JsonRecord;
import io.github.eaosbeam.transforms.JsonRecord.Member;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds columns that hold all of some JSON objects: one for each field, in the order in which the
 * fields first appear, each of which may be absent. For one thread.
 */
public final class SchemaInference {
  private final Map<String, FieldKind> kinds = new LinkedHashMap<>();

  /** Widens the columns so that they hold this object too, unless a name in it is no text. */
  public void add(JsonRecord record) {
    for (Member member : record.members()) {
      if (!UTF_8.newEncoder().canEncode(member.name())) {
        continue; // half a surrogate pair, which JSON alone can spell
      }
      FieldKind kind = FieldKind.of(member.type(), record.json(member));
      kinds.merge(member.name(), kind, FieldKind::with);
    }
  }

  /** How many different fields there were. */
  public int fields() {
    return kinds.size();
  }

  /** The columns; predictions that the objects had before are none of them. */
  public ParquetSchema schema() {
    return ParquetSchema.of(
        kinds.entrySet().stream()
            .filter(field -> !field.getKey().equals(FormatPredictions.FIELD))
            .map(field -> field.getValue().column(field.getKey()))
            .toList());
  }
}
