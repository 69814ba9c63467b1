package io.github.eaosbeam.training.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.LabelledComment;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AugmenterTest {
  private static final int MOST_QUADRUPLES = 4;
  private static final LabelledComment HOST = Comments.saying("MC hay", "MC|Dàn cast|hay|tích cực");
  private static final LabelledComment NAME =
      Comments.saying("Trấn Thành duyên ghê", "Trấn Thành|Dàn cast|duyên ghê|tích cực");
  private static final LabelledComment DULL =
      Comments.saying("chán, tập này", "tập|Kịch bản|chán|tiêu cực");
  private static final LabelledComment SILENT = Comments.saying("tập mấy vậy");

  @Test
  void everyVariantOfTheOwnCorpusIsWellLabelled() {
    List<LabelledComment> comments = Comments.own().training();
    Augmenter augmenter = new Augmenter(comments, MOST_QUADRUPLES);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      LabelledComment comment = comments.get(random.nextInt(comments.size()));

      LabelledComment variant = augmenter.variant(comment, random);

      String about = "seed %d: %s became %s".formatted(seed, comment, variant);
      Comments.requireWholeWords(variant, about);
      assertThat(variant.quadruples())
          .as(about)
          .hasSizeBetween(comment.quadruples().size(), MOST_QUADRUPLES);
      assertThat(labels(variant).containsAll(labels(comment))).as(about).isTrue();
    }
  }

  private static List<String> labels(LabelledComment comment) {
    return comment.quadruples().stream().map(q -> q.aspect() + "|" + q.sentiment()).toList();
  }

  @Test
  void theSameSeedMakesTheSameVariants() {
    List<LabelledComment> comments = Comments.own().validation();

    assertThat(variants(comments, 7)).isEqualTo(variants(comments, 7));
    assertThat(variants(comments, 7)).isNotEqualTo(variants(comments, 8));
  }

  private static List<LabelledComment> variants(List<LabelledComment> comments, long seed) {
    Augmenter augmenter = new Augmenter(comments, MOST_QUADRUPLES);
    Random random = new Random(seed);
    return comments.stream().map(comment -> augmenter.variant(comment, random)).toList();
  }

  @Test
  void anEntityOrAnOpinionGivesWayToAnotherOfTheSameKind() {
    assertThat(quadruples(new Augmenter(List.of(HOST, NAME, DULL), 1), HOST))
        .contains(
            "MC|Dàn cast|hay|tích cực",
            "Trấn Thành|Dàn cast|hay|tích cực",
            "MC|Dàn cast|duyên ghê|tích cực",
            "Trấn Thành|Dàn cast|duyên ghê|tích cực")
        .noneMatch(quadruple -> quadruple.contains("chán") || quadruple.contains("Kịch bản"));
  }

  @Test
  void anOpinionGivesWayOnlyToOneOnTheSameSideOfItsEntity() {
    LabelledComment before = Comments.saying("duyên, anh MC", "MC|Dàn cast|duyên|tích cực");

    assertThat(quadruples(new Augmenter(List.of(HOST, before), 1), HOST))
        .noneMatch(quadruple -> quadruple.contains("|duyên|"));
  }

  @Test
  void anOpinionThatTwoQuadruplesShareStays() {
    LabelledComment shared =
        Comments.saying("MC, trò hay", "MC|Dàn cast|hay|tích cực", "trò|Thử thách|hay|tích cực");

    assertThat(quadruples(new Augmenter(List.of(shared, NAME), 2), shared))
        .noneMatch(quadruples -> quadruples.contains("|duyên ghê|"));
  }

  @Test
  void aPhraseTakesTheCaseOfItsPlaceButANameKeepsItsCapital() {
    LabelledComment inside = Comments.saying("cái MC hay", "MC|Dàn cast|hay|tích cực");
    LabelledComment small = Comments.saying("dàn cast vui", "dàn cast|Dàn cast|vui|tích cực");
    LabelledComment capital = Comments.saying("Host vui", "Host|Dàn cast|vui|tích cực");

    assertThat(texts(new Augmenter(List.of(HOST, small), 1), HOST)).contains("Dàn cast hay");
    assertThat(texts(new Augmenter(List.of(small, capital, NAME), 1), small))
        .contains("host vui", "Trấn Thành vui")
        .doesNotContain("Host vui");
    assertThat(texts(new Augmenter(List.of(inside, NAME), 1), inside))
        .contains("cái Trấn Thành hay");
  }

  @Test
  void twoCommentsBecomeOneWithTheQuadruplesOfBoth() {
    assertThat(texts(new Augmenter(List.of(HOST, DULL), 2), HOST))
        .contains("MC hay, chán, tập này", "MC hay nhưng chán, tập này");
    assertThat(quadruples(new Augmenter(List.of(HOST, DULL), 2), HOST))
        .contains("MC|Dàn cast|hay|tích cực tập|Kịch bản|chán|tiêu cực");
  }

  @Test
  void nothingIsJoinedBeyondTheMostQuadruples() {
    assertThat(variants(new Augmenter(List.of(HOST, DULL), 1), HOST))
        .allMatch(variant -> variant.quadruples().size() == 1);
  }

  @Test
  void aMarkAtTheEndIsNotFollowedByAnother() {
    LabelledComment marked = Comments.saying("MC hay!", "MC|Dàn cast|hay|tích cực");

    assertThat(texts(new Augmenter(List.of(marked, SILENT), 1), marked))
        .contains("MC hay! tập mấy vậy", "MC hay! còn tập mấy vậy")
        .doesNotContain("MC hay!, tập mấy vậy", "MC hay!. tập mấy vậy");
  }

  @Test
  void aCommentThatSaysNothingKeepsSayingNothingUnlessItIsJoined() {
    assertThat(variants(new Augmenter(List.of(SILENT), MOST_QUADRUPLES), SILENT))
        .allMatch(variant -> variant.quadruples().isEmpty());
    assertThat(variants(new Augmenter(List.of(HOST), MOST_QUADRUPLES), SILENT))
        .allMatch(variant -> variant.quadruples().size() < 2)
        .anyMatch(variant -> variant.quadruples().size() == 1);
  }

  @Test
  void aCommentFromElsewhereNeedsNoPhrasesOfItsKind() {
    assertThat(variants(new Augmenter(List.of(SILENT), MOST_QUADRUPLES), HOST))
        .allMatch(variant -> variant.quadruples().size() == 1);
  }

  private static Set<String> texts(Augmenter augmenter, LabelledComment comment) {
    Set<String> texts = new HashSet<>();
    variants(augmenter, comment).forEach(variant -> texts.add(variant.text()));
    return texts;
  }

  private static Set<String> quadruples(Augmenter augmenter, LabelledComment comment) {
    Set<String> quadruples = new HashSet<>();
    variants(augmenter, comment)
        .forEach(variant -> quadruples.add(String.join(" ", Comments.quadruples(variant))));
    return quadruples;
  }

  private static Stream<LabelledComment> variants(Augmenter augmenter, LabelledComment comment) {
    Random random = new Random(1);
    return Stream.generate(() -> augmenter.variant(comment, random)).limit(3_000);
  }
}
