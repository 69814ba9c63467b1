package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final CapturedConsole console = new CapturedConsole();

  @Test
  void aloneItListsTheCommands() {
    assertThat(console.run()).isZero();
    assertThat(console.out())
        .contains("extract ", "evaluate ", "train ")
        .contains("./eaos COMMAND --help");
    assertThat(console.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void helpListsTheCommandsToo(String help) {
    assertThat(console.run(help)).isZero();
    assertThat(console.out()).contains("extract ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void aCommandsHelpShowsItsOptionsWithTheirDefaults(String help) {
    assertThat(console.run("extract", help)).isZero();
    assertThat(console.out())
        .contains("--batchSize=256 ")
        .contains("--output=console ")
        .contains("--verbose=false ")
        .contains("SparkPipelineOptions")
        .doesNotContain("--shards");
    assertThat(console.out().lines())
        .allSatisfy(line -> assertThat(TextColumns.width(line)).isLessThanOrEqualTo(100));
  }

  @Test
  void helpShowsTheOptionsOfBeamAndItsRunnersByName() {
    assertThat(console.run("extract", "--help=sparkpipelineoptions")).isZero();
    assertThat(console.out()).contains("--sparkMaster").contains("--batchIntervalMillis");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extrct | extrct: no such command; did you mean extract?",
        "dance | dance: no such command; ./eaos alone lists the commands",
      })
  void refusesCommandsItDoesNotHave(String command, String line) {
    assertThat(console.run(command)).isEqualTo(2);
    assertThat(console.err()).isEqualTo("eaos: " + line + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo | foo: not an option; options are written --name=value",
        "-- | --: not an option; options are written --name=value",
        "--inputs=x | --inputs: no such option; did you mean --input?",
        "--zzzzzz=x | --zzzzzz: no such option; --help lists the options",
        "--input | --input: needs a value: --input=VALUE",
        "--batchSize=abc | --batchSize=abc: not a whole number",
        "--confidenceThreshold=high | --confidenceThreshold=high: not a number",
        "--device=tpu | --device=tpu: not one of AUTO, CPU, GPU",
        "--overwrite=maybe | --overwrite=maybe: not true or false",
        "--runner=Flink | --runner=Flink: not SparkRunner or DirectRunner",
        "--confidenceThreshold=1.5"
            + " | --confidenceThreshold=1.5: confidence threshold must be from 0 to 1, got 1.5",
      })
  void saysInOneLineWhatIsWrongWithAnOption(String argument, String line) {
    assertThat(console.run("extract", argument)).isEqualTo(2);
    assertThat(console.err()).isEqualTo("eaos: " + line + System.lineSeparator());
    assertThat(console.out()).isEmpty();
  }

  @Test
  void refusesTwoValuesForOneOption() {
    assertThat(console.run("extract", "--input=a.jsonl", "--input=b.jsonl")).isEqualTo(2);
    assertThat(console.err()).isEqualTo("eaos: --input: given twice; leave one%n".formatted());
  }

  @Test
  void namesTheOptionsThereAreWhenHelpIsAskedForOthers() {
    assertThat(console.run("extract", "--help=Spork")).isEqualTo(2);
    assertThat(console.err()).startsWith("eaos: --help=Spork: no such options; there are ");
  }

  @Test
  void aClusterIsReachedThroughSparkSubmit() {
    assertThat(console.run("extract", "--sparkMaster=spark://somewhere:7077")).isEqualTo(2);
    assertThat(console.err())
        .startsWith("eaos: --sparkMaster=spark://somewhere:7077: a cluster is reached through")
        .contains("spark-submit --master spark://somewhere:7077")
        .hasLineCount(1);
  }

  @Test
  void aStackTraceIsForTheVerboseOnly() {
    assertThat(console.run("extract", "--input=nowhere.jsonl", "--verbose")).isEqualTo(2);
    assertThat(console.err())
        .startsWith("eaos: --input=nowhere.jsonl: ")
        .contains("\tat io.github.eaosbeam");
  }

  @Test
  void enumValuesMayBeWrittenInAnyCase() {
    String[] words = {"extract", "--device=cpu", "--decoding=Reference", "--input=nowhere.jsonl"};

    assertThat(console.run(words)).isEqualTo(2);
    assertThat(console.err()).startsWith("eaos: --input=nowhere.jsonl: ");
  }
}
