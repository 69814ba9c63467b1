package io.github.eaosbeam.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  private static final List<LabelledComment> OWN = Comments.all(Comments.own());

  @TempDir private Path folder;

  @Test
  void theProjectsOwnCorpusIsLargeAndHasCommentsThatSayNothing() {
    long silent = OWN.stream().filter(comment -> comment.quadruples().isEmpty()).count();

    assertThat(OWN).hasSizeGreaterThanOrEqualTo(1_500);
    assertThat(OWN).allMatch(comment -> comment.quadruples().size() <= 4);
    assertThat(silent / (double) OWN.size()).isGreaterThanOrEqualTo(0.15);
  }

  @Test
  void theProjectsOwnCorpusHasEveryLabelInEveryPart() {
    for (List<LabelledComment> part : parts(Comments.own())) {
      assertThat(labels(part, LabelledQuadruple::aspect))
          .containsExactlyInAnyOrder(
              "Khác",
              "Địa điểm",
              "Kịch bản",
              "Dàn dựng",
              "Dàn cast",
              "Khách mời",
              "Khả năng chơi trò chơi",
              "Quảng cáo",
              "Thử thách",
              "Tương tác giữa các thành viên",
              "Tinh thần đồng đội");
      assertThat(labels(part, LabelledQuadruple::sentiment))
          .containsExactlyInAnyOrder("tích cực", "tiêu cực", "trung tính");
    }
  }

  private static Set<String> labels(
      List<LabelledComment> comments, Function<LabelledQuadruple, String> label) {
    return comments.stream()
        .flatMap(comment -> comment.quadruples().stream())
        .map(label)
        .collect(Collectors.toSet());
  }

  @Test
  void theProjectsOwnLabelsCoverWholeWords() {
    OWN.forEach(comment -> Comments.requireWholeWords(comment, comment.text()));
    assertThat(OWN.stream().flatMap(comment -> Comments.phrases(comment).stream()))
        .allMatch(phrase -> phrase.equals(phrase.strip()));
  }

  @Test
  void aTenthValidatesATenthTestsAndNoTextIsInTwoParts() {
    Corpus corpus = Comments.own();
    long texts = OWN.stream().map(LabelledComment::text).distinct().count();

    assertThat(texts).isEqualTo(OWN.size());
    assertThat(corpus.validation().size() / (double) OWN.size()).isBetween(0.08, 0.12);
    assertThat(corpus.test().size() / (double) OWN.size()).isBetween(0.08, 0.12);
  }

  @Test
  void whereACommentGoesFollowsFromItsTextAlone() {
    long seed = System.nanoTime();
    List<LabelledComment> some = new ArrayList<>(OWN);
    Collections.shuffle(some, new Random(seed));
    List<LabelledComment> unlabelled =
        some.subList(0, 500).stream().map(c -> Comments.saying(c.text())).toList();

    Corpus corpus = Corpus.of(unlabelled);

    assertThat(corpus.training()).as("seed %d", seed).allMatch(isIn(Comments.own().training()));
    assertThat(corpus.validation()).as("seed %d", seed).allMatch(isIn(Comments.own().validation()));
    assertThat(corpus.test()).as("seed %d", seed).allMatch(isIn(Comments.own().test()));
    assertThat(Comments.all(corpus)).as("seed %d", seed).hasSize(500);
  }

  @Test
  void readsTheFilesOfAFolderInTheOrderOfTheirNames() throws IOException {
    Files.writeString(folder.resolve("b.jsonl"), lines("hai", "một"));
    Files.writeString(folder.resolve("a.jsonl"), lines("một", "ba"));
    Files.writeString(folder.resolve("LABELLING.md"), "How comments are labelled");

    Corpus corpus = Corpus.read(folder);

    assertThat(Comments.all(corpus))
        .extracting(LabelledComment::text)
        .containsExactlyInAnyOrder("một", "ba", "hai");
    assertThat(corpus).isEqualTo(Corpus.of(List.of(comment("một"), comment("ba"), comment("hai"))));
  }

  @Test
  void readsAFileOfAnyName() throws IOException {
    Path file = Files.writeString(folder.resolve("labelled.txt"), lines("một"));

    assertThat(Comments.all(Corpus.read(file))).containsExactly(comment("một"));
  }

  @Test
  void refusesAFolderWithoutLabelledComments() {
    assertThatThrownBy(() -> Corpus.read(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "%s: holds no .jsonl file; --corpus names a file of labelled comments or their folder",
            folder);
  }

  @Test
  void refusesAPlaceThatIsNotThere() {
    Path nowhere = folder.resolve("nowhere");

    assertThatThrownBy(() -> Corpus.read(nowhere))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(nowhere + ": cannot be read; --corpus names a file");
  }

  private static List<List<LabelledComment>> parts(Corpus corpus) {
    return List.of(corpus.training(), corpus.validation(), corpus.test());
  }

  private static Predicate<LabelledComment> isIn(List<LabelledComment> part) {
    Set<String> texts = part.stream().map(LabelledComment::text).collect(Collectors.toSet());
    return comment -> texts.contains(comment.text());
  }

  private static LabelledComment comment(String text) {
    return Comments.saying(text);
  }

  private static String lines(String... texts) {
    return List.of(texts).stream()
        .map("{\"text\": \"%s\", \"quads\": []}%n"::formatted)
        .collect(Collectors.joining());
  }
}
