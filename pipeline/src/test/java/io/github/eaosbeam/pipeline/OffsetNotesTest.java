package io.github.eaosbeam.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsetNotesTest {
  private static final TopicPartition FIRST = new TopicPartition("comments.of-today_1", 0);
  private static final TopicPartition TENTH = new TopicPartition("comments.of-today_1", 10);

  @TempDir private Path folder;

  @Test
  void findsWhatWasNotedLastInAnyRun() {
    OffsetNotes notes = notes();
    assertThat(notes.read()).isEqualTo(new TopicOffsets(Map.of()));
    for (long offset = 0; offset < 12; offset++) {
      write(notes, new TopicOffsets(Map.of(FIRST, offset, TENTH, 1L << 40)));
    }

    assertThat(notes().read()).isEqualTo(new TopicOffsets(Map.of(FIRST, 11L, TENTH, 1L << 40)));

    OffsetNotes nextRun = notes();
    nextRun.read();
    write(nextRun, new TopicOffsets(Map.of(FIRST, 99L)));
    assertThat(notes().read()).isEqualTo(new TopicOffsets(Map.of(FIRST, 99L)));
    assertThat(files()).containsExactly("offsets-13.properties");
  }

  @Test
  void takesNoNoticeOfANoteThatWasNotFinished() throws IOException {
    write(notes(), new TopicOffsets(Map.of(FIRST, 5L)));
    Files.writeString(folder.resolve("notes/.offsets-2.properties"), "comments.of-today_1/0=7");

    assertThat(notes().read()).isEqualTo(new TopicOffsets(Map.of(FIRST, 5L)));
  }

  @Test
  void refusesWhatIsNoNote() throws IOException {
    Files.createDirectories(folder.resolve("notes"));
    Files.writeString(folder.resolve("notes/offsets-1.properties"), "comments/0=many");

    assertThatThrownBy(() -> notes().read())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("--checkpointDir=" + folder + "/notes/: cannot be read: ");
  }

  private OffsetNotes notes() {
    return OffsetNotes.in(folder + "/notes");
  }

  private static void write(OffsetNotes notes, TopicOffsets offsets) {
    try {
      notes.write(offsets);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Stream<String> files() {
    return Stream.of(folder.resolve("notes").toFile().list());
  }
}
