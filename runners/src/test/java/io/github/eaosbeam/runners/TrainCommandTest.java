package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Extractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  private static final Path OWN = Path.of("..", "models", "corpus", "short.jsonl");
  private static final List<String> TINY =
      List.of(
          "--epochs=2",
          "--batch=16",
          "--layers=1",
          "--hidden=16",
          "--heads=2",
          "--feedForward=24",
          "--tailFeedForward=16",
          "--merges=50",
          "--maxLength=32");

  @TempDir private Path folder;
  private final CapturedConsole console = new CapturedConsole();

  @Test
  void learnsAModelAndTellsHowItComesAlong() throws IOException {
    Path output = folder.resolve("my-model");

    assertThat(train(someComments(), output)).isZero();

    assertThat(console.out()).isEmpty();
    assertThat(console.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "corpus        \\d+ comments to learn from, \\d+ to validate and \\d+ to"
                            + " test with"),
            line -> assertThat(line).matches("model         [\\d,]+ weights, \\d+ tokens"),
            line -> assertThat(line).matches(epoch(1)),
            line -> assertThat(line).matches(epoch(2)),
            line ->
                assertThat(line)
                    .matches(
                        "test          quadruple F1 0\\.\\d{3} \\(precision 0\\.\\d{3}, recall"
                            + " 0\\.\\d{3}\\), relaxed opinion F1 0\\.\\d{3}"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "output        %s; ./eaos extract --modelDir=%s uses it", output, output));
    try (Extractor extractor = Extractor.open(output)) {
      assertThat(extractor.extract("MC hay")).isNotNull();
    }
  }

  private static String epoch(int number) {
    return "epoch %d       loss \\d+\\.\\d\\d, validation F1 0\\.\\d{3} \\(best 0\\.\\d{3}, epoch 1\\), 0 min left at most"
        .formatted(number);
  }

  @Test
  void aStoppedRunGoesOn() throws IOException {
    Path output = folder.resolve("my-model");
    Path corpus = someComments();
    assertThat(new StoppingConsole("epoch 1 ").run(arguments(corpus, output))).isEqualTo(1);
    assertThat(output.resolve("training")).exists();

    assertThat(train(corpus, output)).isZero();

    assertThat(console.err().lines())
        .contains("goes on       behind epoch 1 of a run that was stopped")
        .noneMatch(line -> line.startsWith("epoch 1 "))
        .anyMatch(line -> line.startsWith("epoch 2 "));
    assertThat(output.resolve("training")).doesNotExist();
  }

  @Test
  void anotherRunDoesNotGoOnButMayStartAnew() throws IOException {
    Path output = folder.resolve("my-model");
    Path corpus = someComments();
    new StoppingConsole("epoch 1 ").run(arguments(corpus, output));

    assertThat(train(corpus, output, "--seed=2")).isEqualTo(2);
    assertThat(console.err())
        .endsWith(
            "eaos: %s: holds an unfinished run with another corpus or other settings; --overwrite starts anew%n"
                .formatted(output));
    assertThat(train(corpus, output, "--seed=2", "--overwrite")).isZero();
    assertThat(console.err()).doesNotContain("goes on");
  }

  @Test
  void aCommandLineThatIsRefusedTakesNothingAway() throws IOException {
    Path output = folder.resolve("my-model");
    Path corpus = someComments();
    new StoppingConsole("epoch 1 ").run(arguments(corpus, output));
    Files.writeString(corpus, "{\"text\":\"hay\",\"quads\":[]}\n");

    assertThat(train(corpus, output, "--overwrite")).isEqualTo(2);
    assertThat(output.resolve("training/progress.json")).exists();
  }

  @Test
  void aModelIsReplacedOnlyWhereOneSaysSo() throws IOException {
    Path output = Files.createDirectory(folder.resolve("my-model"));
    Files.writeString(output.resolve("config.json"), "{}");
    Path corpus = someComments();

    assertThat(train(corpus, output)).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "eaos: --output=%s: a model is there already; name another folder or add --overwrite%n"
                .formatted(output));
    assertThat(output.resolve("config.json")).hasContent("{}");

    assertThat(train(corpus, output, "--overwrite")).isZero();
    assertThat(output.resolve("config.json")).content().contains("aspect_map");
  }

  @Test
  void aCorpusThatIsWrongIsStatusOne() throws IOException {
    Path corpus = Files.writeString(folder.resolve("labelled.jsonl"), "{\"text\":\"hay\"}\n");

    assertThat(train(corpus, folder.resolve("my-model"))).isEqualTo(1);
    assertThat(console.err())
        .isEqualTo(
            "eaos: %s, line 1: needs the array \"quads\"; a comment that says nothing has \"quads\": []%n"
                .formatted(corpus));
    assertThat(folder.resolve("my-model")).doesNotExist();
  }

  @Test
  void aCorpusThatIsTooSmallIsStatusTwo() throws IOException {
    Path corpus =
        Files.writeString(folder.resolve("labelled.jsonl"), "{\"text\":\"hay\",\"quads\":[]}\n");

    assertThat(train(corpus, folder.resolve("my-model"))).isEqualTo(2);
    assertThat(console.err()).contains("eaos: the corpus is too small: ");
    assertThat(folder.resolve("my-model")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--output=m | --corpus: missing; for example --corpus=models/corpus",
        "--corpus=. | --output: missing; for example --output=my-model",
        "--corpus=nowhere --output=m | --corpus=nowhere: no such file or folder",
        "--corpus=. --output=pom.xml | --output=pom.xml: is a file; name a folder",
        "--corpus=. --output=m --threads=0 | --threads=0: must be 1 or more",
        "--corpus=. --output=m --epochs=0 | --epochs=0: must be from 1 to 1048576",
        "--corpus=. --output=m --maxQuadruples=0 | --maxQuadruples=0: must be from 1 to 1000",
        "--corpus=. --output=m --hidden=30 | --hidden=30: must be a multiple of --heads=4 and of 4",
        "--corpus=. --output=m --learningRate=2 | --learningRate=2.0: must be more than 0 and less"
            + " than 1",
        "--corpus=. --output=m --epoch=3 | --epoch: no such option; did you mean --epochs?",
        "--corpus=. --output=m --batch=many | --batch=many: not a whole number",
      })
  void aWrongCommandLineIsStatusTwo(String options, String line) {
    String[] words = Stream.of(("train " + options).split(" ")).toArray(String[]::new);

    assertThat(console.run(words)).isEqualTo(2);
    assertThat(console.err()).isEqualTo("eaos: " + line + System.lineSeparator());
    assertThat(console.out()).isEmpty();
    assertThat(Path.of("m")).doesNotExist();
  }

  @Test
  void helpNamesWhatIsNeeded() {
    assertThat(console.run("train", "--help")).isZero();
    assertThat(console.out()).contains("--corpus", "--output", "--epochs", "--seed");
  }

  /** A console that fails, as a closed pipe does, when a line begins as given. */
  private static final class StoppingConsole {
    private final String beginning;

    StoppingConsole(String beginning) {
      this.beginning = beginning;
    }

    int run(String... words) {
      PrintStream err =
          new PrintStream(new ByteArrayOutputStream(), true, UTF_8) {
            @Override
            public void println(String line) {
              if (line.startsWith(beginning)) {
                throw new IllegalStateException("stopped");
              }
              super.println(line);
            }
          };
      return Main.run(List.of(words), new Console(err, err, false, 100));
    }
  }

  private int train(Path corpus, Path output, String... more) {
    List<String> words = new ArrayList<>(List.of(arguments(corpus, output)));
    words.addAll(List.of(more));
    return console.run(words.toArray(String[]::new));
  }

  private static String[] arguments(Path corpus, Path output) {
    return Stream.concat(
            Stream.of("train", "--corpus=" + corpus, "--output=" + output), TINY.stream())
        .toArray(String[]::new);
  }

  private Path someComments() throws IOException {
    List<String> lines = Files.readAllLines(OWN);
    return Files.write(folder.resolve("labelled.jsonl"), lines.subList(0, 80));
  }
}
