package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentsTest {
  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void write() throws IOException {
    input =
        Files.writeString(
            folder.resolve("input.jsonl"),
            "{\"text\": \"hay\"}\n{\"text\": \"chưa hay\"}\n{\"content\": \"hay\"}\n");
  }

  @Test
  void areTheFirstOfTheInput() throws IOException {
    Path two = new Comments(Optional.of(input), folder).first(2);

    assertThat(Comments.texts(two)).containsExactly("hay", "chưa hay");
  }

  @Test
  void areMadeUpWithoutAnInput() throws IOException {
    Path some = new Comments(Optional.empty(), folder).first(30);

    assertThat(Comments.texts(some)).hasSize(30);
  }

  @Test
  void cannotBeMoreThanThereAre() {
    Comments comments = new Comments(Optional.of(input), folder);

    assertThatThrownBy(() -> comments.first(4))
        .isInstanceOf(MeasuringException.class)
        .hasMessage(
            input + ": has 3 comments, 4 are asked for; ask for fewer with --comments and --sizes");
  }

  @Test
  void needATextEach() {
    assertThatThrownBy(() -> Comments.texts(input))
        .isInstanceOf(MeasuringException.class)
        .hasMessageContaining("line 3: has no text");
  }
}
