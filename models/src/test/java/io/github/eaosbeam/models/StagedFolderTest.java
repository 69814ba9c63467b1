package io.github.eaosbeam.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFolderTest {
  private static final Set<Path> FILES = Set.of(Path.of("a"), Path.of("b/c"));

  @TempDir Path root;

  @Test
  void appearsWithAllThatWasPutIntoIt() throws IOException {
    Path place = root.resolve("deep/er/model");
    try (StagedFolder staged = StagedFolder.of(place, false, FILES)) {
      Files.writeString(staged.folder().resolve("a"), "new");
      assertThat(place).doesNotExist();

      staged.publish();
    }
    assertThat(tree()).containsExactly("deep", "deep/er", "deep/er/model", "deep/er/model/a");
  }

  @Test
  void leavesNothingUnlessItIsPublished() throws IOException {
    try (StagedFolder staged = StagedFolder.of(root.resolve("deep/er/model"), false, FILES)) {
      Files.createDirectory(staged.folder().resolve("b"));
      Files.writeString(staged.folder().resolve("b/c"), "new");
    }
    assertThat(tree()).isEmpty();
  }

  @Test
  void refusesAPlaceThatIsTaken() throws IOException {
    Path place = Files.createDirectory(root.resolve("model"));

    assertRefused(place, false, place + ": exists already; name another folder or add --overwrite");
  }

  @Test
  void replacesAFolderOfFilesItKnowsOnceItIsPublished() throws IOException {
    Path place = older("a", "b/c");
    try (StagedFolder staged = StagedFolder.of(place, true, FILES)) {
      Files.writeString(staged.folder().resolve("a"), "new");
      assertThat(place.resolve("a")).hasContent("old");

      staged.publish();
    }
    assertThat(tree()).containsExactly("model", "model/a");
    assertThat(place.resolve("a")).hasContent("new");
  }

  @Test
  void keepsWhatItWouldHaveReplacedUnlessItIsPublished() throws IOException {
    Path place = older("a");
    StagedFolder.of(place, true, FILES).close();

    assertThat(tree()).containsExactly("model", "model/a");
    assertThat(place.resolve("a")).hasContent("old");
  }

  @Test
  void refusesToReplaceFilesThatComeFromElsewhere() throws IOException {
    Path place = older("a", "b/thesis.txt", "c");

    assertRefused(
        place,
        true,
        place
            + ": is not replaced, for it holds b/thesis.txt, which comes from elsewhere;"
            + " name another folder");
    assertThat(tree()).contains("model/b/thesis.txt", "model/c");
  }

  @Test
  void refusesToReplaceAFileOrALink() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "old");
    Path link = Files.createSymbolicLink(root.resolve("link"), older("a"));

    assertRefused(file, true, file + ": is no folder, and is not replaced; name another place");
    assertRefused(link, true, link + ": is no folder, and is not replaced; name another place");
  }

  @Test
  void refusesAPlaceInsideAFile() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "old");

    assertThatThrownBy(() -> StagedFolder.of(file.resolve("model"), false, FILES))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file + "/model: cannot be written: ")
        .hasMessageEndingWith("; name a folder in a place that can be");
  }

  @Test
  void refusesTheRootOfAllFolders() {
    assertThatThrownBy(() -> StagedFolder.of(Path.of("/"), true, FILES))
        .isInstanceOf(ModelException.class)
        .hasMessage("/: is no place for a new folder; name one within it");
  }

  private void assertRefused(Path place, boolean overwrite, String message) throws IOException {
    List<String> before = tree();
    assertThatThrownBy(() -> StagedFolder.of(place, overwrite, FILES))
        .isInstanceOf(ModelException.class)
        .hasMessage(message);
    assertThat(tree()).isEqualTo(before);
  }

  private Path older(String... files) throws IOException {
    Path place = root.resolve("model");
    for (String file : files) {
      Files.createDirectories(place.resolve(file).getParent());
      Files.writeString(place.resolve(file), "old");
    }
    return place;
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.skip(1).map(path -> root.relativize(path).toString()).sorted().toList();
    }
  }
}
