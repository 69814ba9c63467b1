package io.github.eaosbeam.training.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.corpus.LabelledQuadruple;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerturbationTest {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final LabelledComment COMMENT =
      Comments.saying(
          "Chương trình rất hay, ĐỪNG bỏ!",
          "Chương trình|Kịch bản|rất hay|tích cực",
          "|Khác|ĐỪNG bỏ|trung tính");

  @Test
  void unaccentedTextHasPlainLettersOnly() {
    requireText(Perturbation.UNACCENTED, "Chuong trinh rat hay, DUNG bo!");
  }

  @Test
  void decomposedTextHasItsAccentsApart() {
    requireText(Perturbation.DECOMPOSED, Normalizer.normalize(COMMENT.text(), Normalizer.Form.NFD));
  }

  @Test
  void lettersBecomeSmallOrCapital() {
    requireText(Perturbation.LOWERCASE, "chương trình rất hay, đừng bỏ!");
    requireText(Perturbation.UPPERCASE, "CHƯƠNG TRÌNH RẤT HAY, ĐỪNG BỎ!");
  }

  @Test
  void unpunctuatedTextHasNoMarks() {
    requireText(Perturbation.UNPUNCTUATED, "Chương trình rất hay ĐỪNG bỏ");
  }

  private static void requireText(Perturbation perturbation, String text) {
    assertThat(perturbation.apply(COMMENT, new Random(1)).text()).isEqualTo(text);
  }

  @Test
  void abbreviatedTextIsWrittenAsInAChat() {
    assertThat(texts(Perturbation.ABBREVIATED, "chương trình", 200))
        .containsExactlyInAnyOrder("chương trình", "ctr", "ct", "chtr");
  }

  @Test
  void anElongatedWordRepeatsItsLastLetterWithoutTheAccent() {
    assertThat(texts(Perturbation.ELONGATED, "quá", 500))
        .containsExactlyInAnyOrder("quá", "quáa", "quáaa", "quáaaa", "quáaaaa", "quáaaaaa");
  }

  @Test
  void aMistypedWordHasALetterLessOrTwiceOrElsewhere() {
    assertThat(texts(Perturbation.MISTYPED, "vui", 1_000))
        .containsExactlyInAnyOrder("vui", "vi", "vu", "vuui", "vuii", "uvi", "viu");
  }

  @Test
  void lettersBeyondTheBasicPlaneStayWhole() {
    assertThat(texts(Perturbation.MISTYPED, "𝐯𝐮𝐢", 1_000))
        .containsExactlyInAnyOrder(
            "𝐯𝐮𝐢", "𝐯𝐢", "𝐯𝐮", "𝐯𝐮𝐮𝐢", "𝐯𝐮𝐢𝐢", "𝐮𝐯𝐢", "𝐯𝐢𝐮");
  }

  @Test
  void wordsTooShortToBeMistypedAreLeftAlone() {
    assertThat(texts(Perturbation.MISTYPED, "MC ơi", 200)).containsExactly("MC ơi");
  }

  @Test
  void emojiStandBeforeOrBehindTheText() {
    assertThat(texts(Perturbation.EMOJI, "hay", 300))
        .anyMatch(text -> text.matches("(\\W+) hay"))
        .anyMatch(text -> text.matches("hay \\W+"))
        .anyMatch(text -> text.matches("hay\\S+"))
        .allMatch(text -> text.contains("hay") && text.length() > 3);
  }

  @Test
  void punctuatedTextHasOtherMarksAndOneAtTheEnd() {
    assertThat(texts(Perturbation.PUNCTUATED, "hay, vui", 500))
        .anyMatch(text -> text.matches("hay, vui\\W+"))
        .anyMatch(text -> text.matches("hay ! vui\\W+"))
        .anyMatch(text -> text.matches("hay\\W+vui~"))
        .allMatch(text -> text.matches("hay\\W+vui\\W+"));
  }

  private static Set<String> texts(Perturbation perturbation, String text, int times) {
    Set<String> found = new TreeSet<>();
    Random random = new Random(1);
    for (int i = 0; i < times; i++) {
      found.add(perturbation.apply(Comments.saying(text), random).text());
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void labelsMoveAlong(Perturbation perturbation) {
    List<LabelledComment> comments = Comments.all(Comments.own());
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      LabelledComment comment = comments.get(random.nextInt(comments.size()));
      String about = "seed %d: %s".formatted(seed, comment);

      LabelledComment perturbed = perturbation.apply(comment, random);

      Comments.requireWholeWords(perturbed, about);
      assertThat(labels(perturbed)).as(about).isEqualTo(labels(comment));
      List<String> phrases = Comments.phrases(comment);
      assertThat(Comments.phrases(perturbed)).as(about).hasSameSizeAs(phrases);
      for (int j = 0; j < phrases.size(); j++) {
        String now = Comments.phrases(perturbed).get(j);
        assertThat(is(now, phrases.get(j), perturbation))
            .as("%s: \"%s\" became \"%s\"", about, phrases.get(j), now)
            .isTrue();
      }
    }
  }

  private static List<String> labels(LabelledComment comment) {
    return comment.quadruples().stream()
        .map((LabelledQuadruple quadruple) -> quadruple.aspect() + "|" + quadruple.sentiment())
        .toList();
  }

  /** Whether {@code now} is what the perturbation may make of the phrase {@code before}. */
  private static boolean is(String now, String before, Perturbation perturbation) {
    return switch (perturbation) {
      case EMOJI, UNPUNCTUATED -> now.equals(before);
      case LOWERCASE -> now.equals(before.toLowerCase(Locale.ROOT));
      case UPPERCASE -> now.equals(before.toUpperCase(Locale.ROOT));
      case DECOMPOSED -> now.equals(Normalizer.normalize(before, Normalizer.Form.NFD));
      case UNACCENTED -> now.equals(plain(before));
      case PUNCTUATED -> letters(now).equals(letters(before));
      case ELONGATED -> everyWord(now, before, (a, b) -> a.startsWith(b));
      case MISTYPED -> everyWord(now, before, (a, b) -> Math.abs(a.length() - b.length()) < 2);
      case ABBREVIATED -> !now.isBlank();
    };
  }

  private interface Fitting {
    boolean fit(String now, String before);
  }

  private static boolean everyWord(String now, String before, Fitting words) {
    String[] these = BETWEEN_WORDS.split(now, -1);
    String[] those = BETWEEN_WORDS.split(before, -1);
    boolean all = these.length == those.length;
    for (int i = 0; all && i < these.length; i++) {
      all = words.fit(these[i], those[i]);
    }
    return all;
  }

  private static String plain(String text) {
    UnaryOperator<String> apart = t -> Normalizer.normalize(t, Normalizer.Form.NFD);
    return apart.apply(text).replaceAll("\\p{M}", "").replace('đ', 'd').replace('Đ', 'D');
  }

  private static String letters(String text) {
    return BETWEEN_WORDS.matcher(text).replaceAll("");
  }
}
