package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomCommentsTest {
  private static final int MANY = 20_000;

  @TempDir private Path folder;

  @Test
  void areAsLongAsRealOnes() {
    List<Integer> words =
        comments(MANY).stream()
            .map(text -> text.isEmpty() ? 0 : text.split(" ", -1).length)
            .toList();

    double mean = words.stream().mapToInt(count -> count).average().orElseThrow();
    List<Integer> sorted = words.stream().sorted().toList();
    assertThat(mean).isCloseTo(13.2, within(1.5)); // two tokens fewer than 16.1, repeats are short
    assertThat(sorted.get(MANY / 2)).isBetween(8, 10);
    assertThat(sorted.get(MANY - 1)).isBetween(170, 254);
  }

  @Test
  void areAsOftenRepeatedAsRealOnes() {
    List<String> texts = comments(MANY);

    double repeated = 1 - (double) new HashSet<>(texts).size() / MANY;

    assertThat(repeated).isCloseTo(0.087, within(0.02));
  }

  @Test
  void areWrittenTheSameForTheSameSeed() throws IOException {
    Path one = folder.resolve("one.jsonl");
    Path other = folder.resolve("other.jsonl");

    RandomComments.write(one, 50, 7);
    RandomComments.write(other, 50, 7);

    assertThat(one).hasSameTextualContentAs(other);
    assertThat(Files.readAllLines(one))
        .hasSize(50)
        .allMatch(line -> line.matches("\\{\"id\":\"\\d+\",\"text\":\"[\\p{L} ]*\"}"));
  }

  private static List<String> comments(int count) {
    RandomComments comments = new RandomComments(words(), 1);
    return Stream.generate(comments::next).limit(count).toList();
  }

  private static List<String> words() {
    return Stream.iterate(0, number -> number + 1).limit(2000).map(number -> "w" + number).toList();
  }
}
