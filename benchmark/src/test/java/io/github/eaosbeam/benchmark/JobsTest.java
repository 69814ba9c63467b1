package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  private static final MeasuredModel MODEL = new MeasuredModel("small", "model");

  @TempDir private Path folder;

  /** Copies its input. */
  static final class Honest {
    public static void main(String[] arguments) throws IOException {
      Files.write(option(arguments, "output"), Files.readAllLines(option(arguments, "input")));
    }
  }

  /** Copies its input but for the first line. */
  static final class Careless {
    public static void main(String[] arguments) throws IOException {
      List<String> lines = Files.readAllLines(option(arguments, "input"));
      Files.write(option(arguments, "output"), lines.subList(1, lines.size()));
    }
  }

  private static Path option(String[] arguments, String name) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith("--" + name + "="))
        .map(argument -> Path.of(argument.substring(name.length() + 3)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellHowLongAJobTook() throws IOException {
    JobResult result = jobs(Honest.class).run(MODEL, "DirectRunner", 2, 40);

    assertThat(result.model()).isEqualTo("small");
    assertThat(result.comments()).isEqualTo(40);
    assertThat(result.commentsPerSecond()).isEqualTo(40 / result.seconds());
  }

  @Test
  void areNotMeasuredWhenTheyLoseComments() {
    Jobs jobs = jobs(Careless.class);

    assertThatThrownBy(() -> jobs.run(MODEL, "DirectRunner", 2, 40))
        .isInstanceOf(MeasuringException.class)
        .hasMessage("of 40 comments 39 came out; measure on comments that can all be extracted");
  }

  private Jobs jobs(Class<?> main) {
    ChildJvm jvm = new ChildJvm(folder.resolve("log"));
    return new Jobs(jvm, main.getName(), new Comments(Optional.empty(), folder), folder);
  }
}
