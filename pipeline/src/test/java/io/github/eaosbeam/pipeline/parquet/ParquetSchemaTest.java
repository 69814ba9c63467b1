package io.github.eaosbeam.pipeline.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.transforms.PredictionsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSchemaTest {
  @TempDir Path folder;

  private static ParquetSchema schema(String columns) {
    return ParquetSchema.of(
        MessageTypeParser.parseMessageType("message m {%s}".formatted(columns)));
  }

  @Test
  void putsPredictionsLastInThePlaceOfEarlierOnes() {
    ParquetSchema schema =
        schema("optional binary predictions (STRING); required binary text (STRING);");

    assertThat(schema.withPredictions(PredictionsFormat.STRING, true))
        .isEqualTo(schema("required binary text (STRING); required binary predictions (STRING);"));
    assertThat(schema.withPredictions(PredictionsFormat.ARRAY, true))
        .isEqualTo(
            schema(
                """
                required binary text (STRING);
                required group predictions (LIST) {
                  repeated group list {
                    required group element {
                      required binary entity (STRING);
                      required binary aspect (STRING);
                      required binary opinion (STRING);
                      required binary sentiment (STRING);
                      required double confidence;
                      optional group entity_span (LIST) {
                        repeated group list { required int32 element; } }
                      optional group opinion_span (LIST) {
                        repeated group list { required int32 element; } }
                    } } }
                """));
    assertThat(schema.withPredictions(PredictionsFormat.ARRAY, false).toString())
        .doesNotContain("span");
  }

  @Test
  void takesPredictionsAsTheyAreWritten() {
    ParquetSchema schema = schema("optional int32 id;");

    assertThat(
            schema
                .withPredictions(PredictionsFormat.ARRAY, true)
                .objection(
                    """
                    {"id":1,"predictions":[{"entity":"e","aspect":"a","opinion":"o",
                    "sentiment":"s","confidence":0.95,"entity_span":[0,1],"opinion_span":null}]}\
                    """))
        .isEmpty();
    assertThat(
            schema
                .withPredictions(PredictionsFormat.STRING, true)
                .objection("{\"id\":1,\"predictions\":\"[]\"}"))
        .isEmpty();
  }

  @Test
  void knowsWhichColumnsHoldTexts() {
    ParquetSchema schema =
        schema("required binary t (STRING); optional binary raw; repeated binary many (STRING);");

    assertThat(schema.whyNoText("t")).isEmpty();
    assertThat(schema.whyNoText("text")).hasValue("no such column; there are t, raw, many");
    assertThat(schema.whyNoText("raw")).hasValue("the column is no text but optional binary raw");
    assertThat(schema.whyNoText("many"))
        .hasValue("the column is no text but repeated binary many (STRING)");
  }

  @Test
  void namesTheFirstColumnThatDiffers() {
    ParquetSchema schema = schema("optional int32 a; optional int64 b;");

    assertThat(schema.differenceFrom(schema("optional int32 a; optional int64 b;"))).isEmpty();
    assertThat(schema.differenceFrom(schema("optional int32 a; required int64 b;")))
        .hasValue("here optional int64 b, there required int64 b");
    assertThat(schema.differenceFrom(schema("optional int32 a;")))
        .hasValue("here optional int64 b, there no column 2");
  }

  @Test
  void namesAFileThatIsNoParquet() throws IOException {
    Path file = Files.writeString(folder.resolve("a.parquet"), "{\"text\":\"no Parquet\"}\n");

    assertThatThrownBy(() -> ParquetSchema.ofFile(TestFiles.resource(file)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("%s: not a Parquet file that can be read: ", file);
  }

  @Test
  void goesThroughAFileWithNamesOfEveryKind() throws IOException {
    Path file = folder.resolve("a.parquet");
    List<String> names = List.of("Nội dung", "a.b", "a b", ";={}()", "😁", " ", "1");
    ParquetSchema schema = ParquetSchema.ofText(names);

    TestFiles.writeJson(file, schema, List.of("{\"a.b\":\"1\",\" \":\"2\"}"));

    assertThat(ParquetSchema.ofFile(TestFiles.resource(file)).names()).isEqualTo(names);
    assertThat(TestFiles.lines(file))
        .containsExactly(
            "{\"Nội dung\":null,\"a.b\":\"1\",\"a b\":null,\";={}()\":null,\"😁\":null,"
                + "\" \":\"2\",\"1\":null}");
  }
}
