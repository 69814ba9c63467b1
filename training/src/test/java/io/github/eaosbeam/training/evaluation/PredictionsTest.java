package io.github.eaosbeam.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {
  private static final Finding PRAISE = new Finding("MC", "Dàn cast", "hay", "tích cực");
  private static final Finding BLAME = new Finding("MC", "Dàn cast", "dở", "tiêu cực");

  private static final String PRAISE_JSON =
      """
      [{"entity":"MC","aspect":"Dàn cast","opinion":"hay","sentiment":"tích cực","confidence":0.9}]\
      """;
  private static final String BLAME_JSON =
      """
      [{"entity":"MC","aspect":"Dàn cast","opinion":"dở","sentiment":"tiêu cực","confidence":0.9}]\
      """;
  private static final String PRAISE_STRING = '"' + PRAISE_JSON.replace("\"", "\\\"") + '"';

  @TempDir private Path folder;

  @Test
  void readsPredictionsThatAreAStringAndThatAreAnArray() throws IOException {
    Predictions predictions =
        predictions(line("\"1\"", "a", PRAISE_STRING), line("\"2\"", "b", PRAISE_JSON));

    assertThat(judge(predictions, gold("1", "a"), gold("2", "b")))
        .containsExactly(List.of(PRAISE), List.of(PRAISE));
  }

  @Test
  void anEmptyArrayIsNoPrediction() throws IOException {
    Predictions predictions = predictions(line("\"1\"", "a", "\"[]\""), line("\"2\"", "b", "[]"));

    assertThat(judge(predictions, gold("1", "a"), gold("2", "b")))
        .containsExactly(List.of(), List.of());
  }

  @Test
  void idsTellCommentsApartThatHaveTheSameText() throws IOException {
    Predictions predictions = predictions(line("2", "a", BLAME_JSON), line("1", "a", PRAISE_JSON));

    assertThat(judge(predictions, gold("1", "a"), gold("2", "a")))
        .containsExactly(List.of(PRAISE), List.of(BLAME));
  }

  @Test
  void anIdIsEnough() throws IOException {
    Predictions predictions = predictions("{\"id\":1,\"predictions\":%s}".formatted(PRAISE_JSON));

    assertThat(judge(predictions, gold("1", "a"))).containsExactly(List.of(PRAISE));
  }

  @Test
  void theTextDecidesWhereOneSideHasNoIds() throws IOException {
    Predictions withIds = predictions(line("1", "a", PRAISE_JSON), line("2", "b", BLAME_JSON));
    Predictions withoutIds =
        predictions(line("null", "a", PRAISE_JSON), line("null", "b", BLAME_JSON));

    assertThat(judge(withIds, gold(null, "b"), gold(null, "a")))
        .containsExactly(List.of(BLAME), List.of(PRAISE));
    assertThat(judge(withoutIds, gold("7", "b"), gold("8", "a")))
        .containsExactly(List.of(BLAME), List.of(PRAISE));
  }

  @Test
  void theTextDecidesWhereIdsAreOfAnotherNumbering() throws IOException {
    Predictions predictions = predictions(line("1", "b", BLAME_JSON), line("2", "a", PRAISE_JSON));

    assertThat(judge(predictions, gold("1", "a"), gold("2", "b")))
        .containsExactly(List.of(PRAISE), List.of(BLAME));
  }

  @Test
  void repeatedPredictionsThatAgreeAreAsGoodAsOne() throws IOException {
    Predictions predictions =
        predictions(line("null", "a", PRAISE_STRING), line("null", "a", PRAISE_JSON));

    assertThat(judge(predictions, gold(null, "a"), gold(null, "a")))
        .containsExactly(List.of(PRAISE), List.of(PRAISE));
  }

  @Test
  void refusesToChooseBetweenPredictionsThatDiffer() throws IOException {
    Predictions predictions =
        predictions(line("null", "a", PRAISE_JSON), line("null", "a", BLAME_JSON));

    assertThatThrownBy(() -> judge(predictions, gold(null, "a")))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(
            "%1$s, line 2: differs from %1$s, line 1, but both are for gold, line 9;"
                    .formatted(folder.resolve("out.jsonl"))
                + " give each comment an id of its own");
  }

  @Test
  void saysHowManyCommentsHaveNoPredictionsAndWhichIsTheFirst() throws IOException {
    Predictions predictions = predictions(line("1", "a", PRAISE_JSON));

    assertThatThrownBy(
            () -> judge(predictions, gold("1", "a"), gold("2", "x".repeat(41)), gold(null, "c")))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(
            "%s: no predictions for 2 of 3 comments, the first is gold, line 9: \"%s...\"; extract from all of them"
                .formatted(folder.resolve("out.jsonl"), "x".repeat(40)));
  }

  @Test
  void countsThoseThatAreOfNoGoldComment() throws IOException {
    Predictions predictions =
        predictions(
            line("1", "a", PRAISE_JSON), line("2", "b", PRAISE_JSON), line("3", "c", PRAISE_JSON));

    assertThat(predictions.countOthers(List.of(gold("1", "a"), gold(null, "b")))).isEqualTo(1);
  }

  @Test
  void readsAFolderOfShards() throws IOException {
    write("part-00000-of-00002.jsonl", line("1", "a", PRAISE_JSON));
    write("part-00001-of-00002.jsonl", line("2", "b", BLAME_JSON));
    write("notes.txt", "none of them");

    assertThat(judge(Predictions.read(folder), gold("1", "a"), gold("2", "b")))
        .containsExactly(List.of(PRAISE), List.of(BLAME));
  }

  @Test
  void aLineWithoutPredictionsIsNotOfExtract() throws IOException {
    Path file = write("gold.jsonl", "{\"text\":\"a\",\"quads\":[]}");

    assertThatThrownBy(() -> Predictions.read(file))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(file + ", line 1: has no field \"predictions\"; give the output of extract");
  }

  @Test
  void predictionsInAStringMustBeJsonToo() throws IOException {
    Path file = write("out.jsonl", line("1", "a", "\"[{\""));

    assertThatThrownBy(() -> Predictions.read(file))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith(file + ", line 1: not valid JSON: ");
  }

  private static List<List<Finding>> judge(Predictions predictions, GoldComment... gold) {
    return predictions.judge(List.of(gold)).stream().map(JudgedComment::predicted).toList();
  }

  private static GoldComment gold(String id, String text) {
    return new GoldComment("gold, line 9", id, text, List.of());
  }

  private static String line(String id, String text, String predictions) {
    return "{\"id\":%s,\"text\":\"%s\",\"predictions\":%s}".formatted(id, text, predictions);
  }

  private Predictions predictions(String... lines) throws IOException {
    return Predictions.read(write("out.jsonl", lines));
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), Stream.of(lines).toList());
  }
}
