package io.github.eaosbeam.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Origin.InFile;
import io.github.eaosbeam.models.Quadruple;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a viewer wrote stays out of logs, whoever logs a record or an exception. */
class LoggedTextTest {
  private static final String SECRET = "bí mật";
  private static final String RECORD = "{\"id\":7,\"text\":\"bí mật\"}";
  private static final Comment COMMENT = new Comment("7", SECRET, RECORD, new InFile("a, byte 0"));

  @Test
  void recordsDoNotTellIt() {
    Quadruple quadruple = new Quadruple(SECRET, "Khác", SECRET, "tích cực", 0.9, null, null);
    Extraction extraction = new Extraction(List.of(quadruple), 4, false);
    RejectedRecord rejected =
        new RejectedRecord("7", Fault.NOT_EXTRACTABLE, SECRET, new InFile("a"), RECORD, null);

    assertThat(COMMENT).hasToString("Comment[id=7, text=6 characters]");
    assertThat(new ExtractedComment(COMMENT, extraction))
        .hasToString("ExtractedComment[Comment[id=7, text=6 characters], quadruples=1]");
    assertThat(rejected).hasToString("RejectedRecord[id=7, fault=not_extractable, origin=a]");
  }

  @Test
  void exceptionsOfTheJsonParserDoNotTellIt() throws IOException {
    try (JsonParser parser = JsonText.parser(RECORD + "]")) {
      assertThatThrownBy(
              () -> {
                while (parser.nextToken() != null) {
                  // to the fault at its end
                }
              })
          .isInstanceOf(JsonProcessingException.class)
          .message()
          .doesNotContain(SECRET);
    }
  }

  @Test
  void aRecordThatIsNoObjectIsNotRepeated() {
    assertThatThrownBy(() -> JsonRecord.of("bímật"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a comment's record must be a JSON object: invalid_json");
  }
}
