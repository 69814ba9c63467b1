package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.Span;
import org.junit.jupiter.api.Test;

class RowReaderTest {
  private final RowReader reader = new RowReader("id", "text");

  @Test
  void readsPredictionsWrittenAsAString() {
    String line =
        """
        {"id": "1", "text": "hay", "predictions": "[{\\"entity\\": \\"phim\\", \\"aspect\\": \\"Khác\\", \\"opinion\\": \\"hay\\", \\"sentiment\\": \\"tích cực\\", \\"confidence\\": 0.95}]"}\
        """;

    ExtractedRow row = reader.read(line);

    assertThat(row.id()).contains("1");
    assertThat(row.text()).isEqualTo("hay");
    assertThat(row.json()).isEqualTo(line);
    assertThat(row.quadruples())
        .containsExactly(new Quadruple("phim", "Khác", "hay", "tích cực", 0.95, null, null));
  }

  @Test
  void readsPredictionsWrittenAsAnArrayWithSpans() {
    ExtractedRow row =
        reader.read(
            """
            {"text":"hay","predictions":[{"entity":"phim","aspect":"Khác","opinion":"hay",\
            "sentiment":"tích cực","confidence":0.95,"entity_span":[0,4],"opinion_span":[5,8]}]}\
            """);

    assertThat(row.id()).isEmpty();
    assertThat(row.quadruples())
        .containsExactly(
            new Quadruple("phim", "Khác", "hay", "tích cực", 0.95, new Span(0, 4), new Span(5, 8)));
  }

  @Test
  void anIdThatIsNoStringReadsAsItsJson() {
    assertThat(reader.read("{\"id\":{\"n\":1.50},\"text\":\"\",\"predictions\":\"[]\"}").id())
        .contains("{\"n\":1.50}");
    assertThat(reader.read("{\"id\":42,\"text\":\"\",\"predictions\":\"[]\"}").id()).contains("42");
    assertThat(reader.read("{\"id\":null,\"text\":\"\",\"predictions\":\"[]\"}").id()).isEmpty();
  }
}
