package io.github.eaosbeam.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldCommentTest {
  private static final String LABELLED =
      """
      {"text":"hay","quads":[{"aspect":"Khác","opinion":"hay","sentiment":"tích cực"}]}\
      """;

  @TempDir private Path folder;

  @Test
  void readsCommentsWithTheirQuadruples() throws IOException {
    Path file =
        write(
            """
            {"id": 7, "text": "MC dở", "quads": [{"entity": "MC", "entity_span": [0, 2],\
             "aspect": "Dàn cast", "opinion": "dở", "sentiment": "tiêu cực"}], "likes": 3}\
            """,
            "",
            """
            {"id": "b", "text": "hay", "quads": [{"entity": null, "aspect": "Khác",\
             "opinion": null, "sentiment": "tích cực"}]}\
            """,
            """
            {"text": "tập mấy?"}\
            """,
            """
            {"text": "ủa", "quads": []}\
            """);

    assertThat(GoldComment.read(file))
        .containsExactly(
            new GoldComment(
                file + ", line 1",
                "7",
                "MC dở",
                List.of(new Finding("MC", "Dàn cast", "dở", "tiêu cực"))),
            new GoldComment(
                file + ", line 3",
                "b",
                "hay",
                List.of(new Finding(null, "Khác", null, "tích cực"))),
            new GoldComment(file + ", line 4", null, "tập mấy?", List.of()),
            new GoldComment(file + ", line 5", null, "ủa", List.of()));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    assertThat(GoldComment.read(write("\uFEFF" + LABELLED)))
        .extracting(GoldComment::text)
        .containsExactly("hay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\" | not valid JSON: ",
        "{} {} | not valid JSON: ",
        "[] | not a JSON object; give JSON lines, a comment a line",
        "{\"quads\":[]} | needs the text field \"text\"",
        "{\"text\":5,\"quads\":[]} | \"text\" must be a string or null, but is 5",
        "{\"text\":\"hay\",\"quads\":{}} | \"quads\" is no array of quadruples",
        "{\"text\":\"hay\",\"quads\":[{\"aspect\":\"Khác\"}]}"
            + " | a quadruple has no \"sentiment\"; only entity and opinion may be implicit",
        "{\"text\":\"hay\",\"quads\":[{\"entity\":[],\"aspect\":\"\",\"sentiment\":\"\"}]}"
            + " | \"entity\" must be a string or null, but is []",
      })
  void saysWhichLineIsWrongAndWhy(String line, String problem) throws IOException {
    Path file = write(LABELLED, line);

    assertThatThrownBy(() -> GoldComment.read(file))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith(file + ", line 2: " + problem);
  }

  @Test
  void aFileWithoutAnyLabelsIsTheWrongFile() throws IOException {
    Path file = write("{\"text\":\"hay\"}", "{\"text\":\"dở\",\"quads\":null}");

    assertThatThrownBy(() -> GoldComment.read(file))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(file + ": no line has the field \"quads\"; is it a file of labelled comments?");
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("gold.jsonl"), new byte[] {'{', (byte) 0xFF, '}'});

    assertThatThrownBy(() -> GoldComment.read(file))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(file + ": not UTF-8 text; give JSON lines, not compressed");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    Path file = folder.resolve("nowhere.jsonl");

    assertThatThrownBy(() -> GoldComment.read(file))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith(file + ": cannot be read: ");
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("gold.jsonl"), List.of(lines));
  }
}
