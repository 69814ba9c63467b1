package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkCommandTest {
  private final CapturedConsole console = new CapturedConsole();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--only=speed | --only=speed: not one of model, pipeline, scaling",
        "--comments=0 | --comments must be 1 or more, got [0]",
        "--only=scaling --sizes=5 | --sizes must be two or more, got [5]",
        "--input=absent.jsonl | --input=absent.jsonl: no such file; name one of JSON lines",
        "--vocabulary=absent | --vocabulary=absent: has no vocab.txt; name a folder with a PhoBERT"
            + " tokenizer's files",
        "--output=absent/x.json | --output=absent/x.json: there is no such folder; make it first",
        "--sizes=many | --sizes=many: not a List",
      })
  void saysWhatIsWrongWithItsOptions(String options, String message) {
    assertThat(console.run(("benchmark " + options).split(" ", -1))).isEqualTo(2);
    assertThat(console.err()).isEqualTo("eaos: " + message + System.lineSeparator());
  }
}
