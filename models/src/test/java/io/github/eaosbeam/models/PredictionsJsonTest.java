package io.github.eaosbeam.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsJsonTest {
  private static final Quadruple PRAISE =
      new Quadruple(
          "chương trình",
          "Kịch bản",
          "rất hay",
          "tích cực",
          0.95,
          new Span(0, 12),
          new Span(13, 20));

  @Test
  void spellsPredictionsAsTheReferenceDoes() {
    assertThat(PredictionsJson.spaced(List.of(PRAISE, PRAISE), false))
        .isEqualTo(
            "[{\"entity\": \"chương trình\", \"aspect\": \"Kịch bản\", \"opinion\": \"rất hay\","
                + " \"sentiment\": \"tích cực\", \"confidence\": 0.95}, {\"entity\": \"chương"
                + " trình\", \"aspect\": \"Kịch bản\", \"opinion\": \"rất hay\", \"sentiment\":"
                + " \"tích cực\", \"confidence\": 0.95}]");
  }

  @Test
  void spellsNoPredictionsAsAnEmptyArray() {
    assertThat(PredictionsJson.spaced(List.of(), true)).isEqualTo("[]");
    assertThat(PredictionsJson.compact(List.of(), true)).isEqualTo("[]");
  }

  @Test
  void addsSpansBehindTheConfidence() {
    assertThat(PredictionsJson.spaced(List.of(PRAISE), true))
        .endsWith("\"confidence\": 0.95, \"entity_span\": [0, 12], \"opinion_span\": [13, 20]}]");
  }

  @Test
  void writesNullForAPhraseThatCoversNothing() {
    Quadruple padding = new Quadruple("<pad>", "Khác", "<pad>", "trung tính", 1, null, null);

    assertThat(PredictionsJson.spaced(List.of(padding), true))
        .endsWith("\"confidence\": 1.0, \"entity_span\": null, \"opinion_span\": null}]");
  }

  @Test
  void leavesNoSpaceInTheCompactForm() {
    assertThat(PredictionsJson.compact(List.of(PRAISE, PRAISE), true))
        .startsWith("[{\"entity\":\"chương trình\",\"aspect\":\"Kịch bản\",\"opinion\":")
        .contains("\"confidence\":0.95,\"entity_span\":[0,12],\"opinion_span\":[13,20]},{");
  }

  @Test
  void escapesOnlyWhatJsonDemandsAndLoneSurrogates() {
    String entity = "\"\\/\n\r\t\b\f\u0000\u001f\u007f\u2028<😀>\uD83D|\uDE00";
    Quadruple odd = new Quadruple(entity, "", "", "", 0, null, null);

    String json = PredictionsJson.spaced(List.of(odd), false);

    assertThat(json)
        .startsWith(
            "[{\"entity\": \"\\\"\\\\/\\n\\r\\t\\b\\f\\u0000\\u001f\u007f\u2028<😀>"
                + "\\ud83d|\\ude00\", ");
    assertThat(GoldenFiles.parse(json).get(0).get("entity").asText()).isEqualTo(entity);
  }

  /** The values are what Python's {@code json.dumps(round(x, 3))} gives. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "1, 1.0",
    "0.5, 0.5",
    "0.0625, 0.062",
    "0.1875, 0.188",
    "0.0005, 0.001",
    "0.0004, 0.0",
    "0.001, 0.001",
    "0.6405, 0.64",
    "0.9995, 1.0",
    "0.9994999, 0.999",
    "0.4872621297836303, 0.487"
  })
  void roundsTheConfidenceAsPythonDoes(double confidence, String expected) {
    Quadruple quadruple = new Quadruple("", "", "", "", confidence, null, null);

    assertThat(PredictionsJson.compact(List.of(quadruple), false))
        .endsWith("\"confidence\":" + expected + "}]");
  }
}
