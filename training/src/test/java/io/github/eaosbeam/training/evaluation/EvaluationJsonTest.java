package io.github.eaosbeam.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {
  private static final Finding PRAISE = new Finding("MC", "Dàn cast", "hay", "tích cực");
  private static final Finding BLAME = new Finding(null, "Khác", "dở", "tiêu cực");

  private final String json =
      EvaluationJson.of(
          Evaluation.of(
              List.of(
                  new JudgedComment(List.of(PRAISE, BLAME), List.of(PRAISE)),
                  new JudgedComment(List.of(PRAISE), List.of(PRAISE, BLAME)))));

  @Test
  void hasAnAgreementForEverythingThatIsLookedAt() throws JsonProcessingException {
    JsonNode evaluation = new JsonMapper().readTree(json);

    assertThat(evaluation.fieldNames()).toIterable().containsExactly("comments", "all", "explicit");
    assertThat(evaluation.path("comments").intValue()).isEqualTo(2);
    assertThat(evaluation.path("all").fieldNames())
        .toIterable()
        .startsWith("entity", "aspect", "opinion", "sentiment", "entity+aspect")
        .endsWith("quadruple", "relaxed_opinion", "aspects", "sentiments")
        .hasSize(18);
    assertThat(evaluation.at("/all/aspects").fieldNames())
        .toIterable()
        .containsExactly("Dàn cast", "Khác");
    assertThat(evaluation.at("/explicit/sentiments").fieldNames())
        .toIterable()
        .containsExactly("tích cực");
  }

  @Test
  void doesNotRound() throws JsonProcessingException {
    JsonNode quadruple = new JsonMapper().readTree(json).at("/all/quadruple");

    assertThat(quadruple)
        .hasToString(
            "{\"precision\":0.6666666666666666,\"recall\":0.6666666666666666,"
                + "\"f1\":0.6666666666666666,\"matched\":2,\"predicted\":3,\"gold\":3}");
  }

  @Test
  void isIndented() {
    assertThat(json).startsWith("{\n  \"comments\" : 2,\n  \"all\" : {\n    \"entity\" : {");
  }
}
