package io.github.eaosbeam.pipeline.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.transforms.JsonRecord;
import java.util.List;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaInferenceTest {
  private static ParquetSchema schema(String... lines) {
    SchemaInference inference = new SchemaInference();
    for (String line : lines) {
      inference.add(JsonRecord.of(line));
    }
    for (String line : lines) {
      assertThat(inference.schema().objection(line)).as(line).isEmpty();
    }
    return inference.schema();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "1 | 2 | int64 v",
        "1 | -9223372036854775808 | int64 v",
        "1 | 2.5 | double v",
        "1 | -0 | double v",
        "9007199254740992 | 0.5 | double v",
        "9007199254740993 | 0.5 | binary v (STRING)",
        "1 | 9223372036854775808 | binary v (STRING)",
        "1 | 1E400 | binary v (STRING)",
        "true | false | boolean v",
        "true | 1 | binary v (STRING)",
        "true | null | boolean v",
        "null | 1.5 | double v",
        "null | null | binary v (STRING)",
        "\"1\" | 1 | binary v (STRING)",
        "{} | [] | binary v (STRING)",
      })
  void findsATypeThatHoldsBothValues(String one, String other, String column) {
    ParquetSchema expected =
        ParquetSchema.of(
            MessageTypeParser.parseMessageType(
                "message comments { optional %s; }".formatted(column)));

    assertThat(schema("{\"v\":%s}".formatted(one), "{\"v\":%s}".formatted(other)))
        .isEqualTo(expected);
    assertThat(schema("{\"v\":%s}".formatted(other), "{}", "{\"v\":%s}".formatted(one)))
        .isEqualTo(expected);
  }

  @Test
  void takesFieldsInTheOrderTheyAppearInAndNoPredictions() {
    SchemaInference inference = new SchemaInference();
    List.of("{\"b\":1,\"predictions\":[]}", "{\"a\":1,\"b\":2}", "{\"c\":1}")
        .forEach(line -> inference.add(JsonRecord.of(line)));

    assertThat(inference.schema().names()).containsExactly("b", "a", "c");
    assertThat(inference.fields()).isEqualTo(4);
  }
}
