package io.github.eaosbeam.pipeline.parquet;

import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Predictions as a nested column, field for field what the JSON array of them holds. */
final class PredictionsType {
  private PredictionsType() {}

  static Type nested(String name, boolean spans) {
    Types.GroupBuilder<GroupType> prediction =
        Types.requiredGroup()
            .addField(ParquetSchema.text("entity", Repetition.REQUIRED))
            .addField(ParquetSchema.text("aspect", Repetition.REQUIRED))
            .addField(ParquetSchema.text("opinion", Repetition.REQUIRED))
            .addField(ParquetSchema.text("sentiment", Repetition.REQUIRED))
            .required(PrimitiveTypeName.DOUBLE)
            .named("confidence");
    if (spans) {
      prediction.addField(span("entity_span")).addField(span("opinion_span"));
    }
    return Types.requiredList().element(prediction.named("element")).named(name);
  }

  /** A pair of numbers, or nothing where the phrase has no place in the text. */
  private static Type span(String name) {
    return Types.optionalList().requiredElement(PrimitiveTypeName.INT32).named(name);
  }
}
