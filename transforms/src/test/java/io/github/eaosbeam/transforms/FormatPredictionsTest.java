package io.github.eaosbeam.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatPredictionsTest {
  private static final Quadruple QUADRUPLE =
      new Quadruple(
          "chương \"trình\"", "Kịch bản", "hay \ud800", "tích cực", 0.95, new Span(0, 5), null);

  private static ExtractedComment extracted(String record, Quadruple... quadruples) {
    Comment comment = new Comment("1", "text", record);
    return new ExtractedComment(comment, new Extraction(List.of(quadruples), 9, false));
  }

  @Test
  void writesTheReferencesStringLast() {
    String line =
        FormatPredictions.as(PredictionsFormat.STRING)
            .line(extracted("{\"id\": \"1\", \"text\": \"Hay\"}", QUADRUPLE));

    assertThat(line)
        .isEqualTo(
            """
            {"id": "1", "text": "Hay", "predictions": "[{\\"entity\\": \\"chương \\\\\\"trình\\\\\\"\\", \
            \\"aspect\\": \\"Kịch bản\\", \\"opinion\\": \\"hay \\\\ud800\\", \\"sentiment\\": \\"tích cực\\", \
            \\"confidence\\": 0.95}]"}\
            """);
  }

  @Test
  void writesANestedArrayWithSpans() {
    String line =
        FormatPredictions.as(PredictionsFormat.ARRAY)
            .withSpans(true)
            .line(extracted("{\"text\":\"Hay\",\"predictions\":\"old\"}", QUADRUPLE));

    assertThat(line)
        .isEqualTo(
            """
            {"text":"Hay","predictions":[{"entity":"chương \\"trình\\"","aspect":"Kịch bản",\
            "opinion":"hay \\ud800","sentiment":"tích cực","confidence":0.95,\
            "entity_span":[0,5],"opinion_span":null}]}\
            """);
  }

  @Test
  void writesAnEmptyListWhereNothingWasFound() {
    FormatPredictions format = FormatPredictions.as(PredictionsFormat.STRING);

    assertThat(format.line(extracted("{}"))).isEqualTo("{\"predictions\":\"[]\"}");
  }

  @Test
  void putsARecordOfManyLinesOnOne() {
    FormatPredictions format = FormatPredictions.as(PredictionsFormat.ARRAY);

    assertThat(format.line(extracted("{\n\"a\":\n\"b\\n\"\n}")))
        .isEqualTo("{ \"a\": \"b\\n\",\"predictions\":[] }");
  }
}
