package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.PredictionsJson;
import io.github.eaosbeam.models.Quadruple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private static final Path SAMPLES = Path.of("..", "samples", "comments.jsonl");
  private static final String LABELLED =
      """
      {"id":1,"text":"MC hay","quads":[{"entity":"MC","aspect":"Dàn cast","opinion":"hay","sentiment":"tích cực"}]}\
      """;
  private static final String FOUND =
      """
      {"id":1,"text":"MC hay","predictions":[{"entity":"MC","aspect":"Khác","opinion":"hay","sentiment":"tích cực"}]}\
      """;

  @TempDir private Path folder;
  private final CapturedConsole console = new CapturedConsole();

  @Test
  void aModelAgreesWithItsOwnFindings() throws IOException {
    Path model = ModelDirectories.tinyIn(folder);
    Path gold = Files.write(folder.resolve("gold.jsonl"), labelledBy(model));

    assertThat(console.run("evaluate", "--gold=" + gold, "--modelDir=" + model, "--json")).isZero();

    JsonNode quadruple = json().at("/all/quadruple");
    assertThat(json().path("comments").intValue()).isEqualTo(16);
    assertThat(quadruple.path("f1").doubleValue()).isEqualTo(1);
    assertThat(quadruple.path("gold").intValue()).isPositive();
    assertThat(console.err())
        .startsWith("model         Multi-EAOS on ")
        .contains("device        ")
        .doesNotContain("runner");
  }

  /** The samples, with the model's findings as their labels. */
  private static List<String> labelledBy(Path model) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Extractor extractor = Extractor.open(model)) {
      for (String line : Files.readAllLines(SAMPLES)) {
        String text = new JsonMapper().readTree(line).path("text").textValue();
        List<Quadruple> found = extractor.extract(text).quadruples();
        String quadruples = PredictionsJson.compact(found, true);
        lines.add(line.substring(0, line.length() - 1) + ", \"quads\": " + quadruples + "}");
      }
    }
    return lines;
  }

  @Test
  void aThresholdThatNothingReachesLeavesNothingToMatch() throws IOException {
    Path gold = write("gold.jsonl", LABELLED);

    assertThat(console.run("evaluate", "--gold=" + gold, "--confidenceThreshold=1", "--json"))
        .isZero();
    assertThat(json().at("/all/quadruple/predicted").intValue()).isZero();
    assertThat(json().at("/all/quadruple/gold").intValue()).isEqualTo(1);
  }

  @Test
  void judgesWhatExtractHasWritten() throws IOException {
    Path gold = write("gold.jsonl", LABELLED);
    Path found = write("out.jsonl", FOUND, "{\"id\":2,\"text\":\"dở\",\"predictions\":\"[]\"}");

    assertThat(console.run("evaluate", "--gold=" + gold, "--predictions=" + found)).isZero();

    assertThat(console.out())
        .startsWith("comments   1\ngold       1 quadruples, 1 of them explicit\n")
        .containsPattern("entity\\+opinion +1  1\\.000  1\\.000  1\\.000")
        .containsPattern("quadruple +1  0\\.000  0\\.000  0\\.000");
    assertThat(console.err())
        .isEqualTo(
            "left out      1 of the predictions: their comments are not in --gold%n".formatted());
  }

  @Test
  void extractAndEvaluateFitTogether() throws IOException {
    Path gold = write("gold.jsonl", LABELLED);
    Path out = folder.resolve("out");
    Stream<String> extract = Stream.of("extract", "--input=" + gold, "--output=" + out + "/");

    assertThat(
            console.run(
                Stream.concat(extract, TestRunner.DIRECT.arguments()).toArray(String[]::new)))
        .isZero();
    assertThat(console.run("evaluate", "--gold=" + gold, "--predictions=" + out)).isZero();
    assertThat(console.out()).startsWith("comments   1\ngold       1 quadruples");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--modelDir=bundled",
        "--confidenceThreshold=0.4",
        "--decoding=STRICT",
        "--device=cpu"
      })
  void refusesAModelsOptionsWherePredictionsAreGiven(String option) throws IOException {
    Path gold = write("gold.jsonl", LABELLED);
    Path found = write("out.jsonl", FOUND);

    assertThat(console.run("evaluate", "--gold=" + gold, "--predictions=" + found, option))
        .isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "eaos: %s: no model runs where --predictions are given; leave one of them%n"
                .formatted(option.split("=", 2)[0]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--json | --gold: missing; name a file of labelled comments: --gold=labelled.jsonl",
        "--gold=nowhere.jsonl | --gold=nowhere.jsonl: no such file",
        "--golf=x.jsonl | --golf: no such option; did you mean --gold?",
      })
  void aWrongCommandLineIsStatusTwo(String option, String line) {
    assertThat(console.run("evaluate", option)).isEqualTo(2);
    assertThat(console.err()).isEqualTo("eaos: " + line + System.lineSeparator());
    assertThat(console.out()).isEmpty();
  }

  @Test
  void refusesPredictionsThatAreNotThereAndThresholdsThatCannotBe() throws IOException {
    Path gold = write("gold.jsonl", LABELLED);

    assertThat(console.run("evaluate", "--gold=" + gold, "--predictions=nowhere")).isEqualTo(2);
    assertThat(console.run("evaluate", "--gold=" + gold, "--confidenceThreshold=2")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "eaos: --predictions=nowhere: no such file%neaos: --confidenceThreshold=2.0: confidence threshold must be from 0 to 1, got 2.0%n"
                .formatted());
  }

  @Test
  void wrongDataIsStatusOne() throws IOException {
    Path gold = write("gold.jsonl", LABELLED, "{}");

    assertThat(console.run("evaluate", "--gold=" + gold)).isEqualTo(1);
    assertThat(console.err())
        .isEqualTo("eaos: %s, line 2: needs the text field \"text\"%n".formatted(gold));
  }

  private JsonNode json() throws JsonProcessingException {
    return new JsonMapper().readTree(console.out());
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }
}
