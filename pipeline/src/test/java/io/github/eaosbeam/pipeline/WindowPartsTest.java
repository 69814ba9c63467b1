package io.github.eaosbeam.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.LocalResources;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowPartsTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-11-22T11:00:00Z");

  @TempDir private Path folder;
  private WindowParts parts;

  @BeforeEach
  void open() {
    parts = WindowParts.in(LocalResources.fromFile(folder.toFile(), true));
  }

  @Test
  void makesAFileOfEachWindowThatIsOver() throws IOException {
    leave(TEN, "aa", "1\n2\n");
    leave(TEN, "bb", "3\n");
    leave(ELEVEN, "cc", "4\n");

    parts.publish(ELEVEN);
    assertThat(published()).isEqualTo(Map.of("2026-11-22T10-00-00Z-part-00000.jsonl", "1\n2\n3\n"));

    leave(TEN, "dd", "5\n");
    parts.publish(Instant.MAX);
    assertThat(published())
        .containsEntry("2026-11-22T10-00-00Z-part-00001.jsonl", "5\n")
        .containsEntry("2026-11-22T11-00-00Z-part-00000.jsonl", "4\n")
        .hasSize(3);
  }

  @Test
  void handsLinesOutOnce() throws IOException {
    leave(TEN, "aa", "1\n2\n");

    assertThat(parts.takeLines()).containsExactly("1", "2");
    assertThat(parts.takeLines()).isEmpty();
  }

  @Test
  void takesNoNoticeOfAPartThatIsStillWritten() throws IOException {
    Path open = path(WindowParts.unnamed(parts.folder(), "aa"));
    Files.createDirectories(open.getParent());
    Files.writeString(open, "half a li");

    parts.publish(Instant.MAX);

    assertThat(published()).isEmpty();
  }

  private void leave(Instant window, String unique, String lines) throws IOException {
    Path part = path(WindowParts.named(parts.folder(), window, unique));
    Files.createDirectories(part.getParent());
    Files.writeString(part, lines);
  }

  private static Path path(ResourceId file) {
    return Path.of(file.toString());
  }

  private Map<String, String> published() throws IOException {
    Map<String, String> published = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        published.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return published;
  }
}
