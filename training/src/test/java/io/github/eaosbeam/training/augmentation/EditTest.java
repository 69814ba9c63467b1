package io.github.eaosbeam.training.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.corpus.LabelledQuadruple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditTest {
  private static final LabelledComment COMMENT =
      Comments.saying("MC 😂 rất hay", "MC|Dàn cast|rất hay|tích cực");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "inside a phrase              | 5  | 8  | quá     | MC 😂 quá hay    | MC  | quá hay",
        "at a phrase's end            | 9  | 12 | hayyy   | MC 😂 rất hayyy  | MC  | rất hayyy",
        "a whole phrase               | 0  | 2  | Anh     | Anh 😂 rất hay   | Anh | rất hay",
        "between phrases              | 3  | 4  | :))     | MC :)) rất hay   | MC  | rất hay",
        "put in before a phrase       | 5  | 5  | `thì `  | MC 😂 thì rất hay | MC  | rất hay",
        "put in behind a phrase       | 2  | 2  | ` này`  | MC này 😂 rất hay | MC  | rất hay",
        "put in at the end            | 12 | 12 | !       | MC 😂 rất hay!   | MC  | rất hay",
        "put into a phrase            | 8  | 8  | ` rất`  | MC 😂 rất rất hay | MC  | rất rất hay",
        "takes away between phrases   | 2  | 4  | ``      | MC rất hay       | MC  | rất hay",
      })
  void phrasesKeepWhatIsWrittenInThemAndNothingElse(
      String kind,
      int start,
      int end,
      String replacement,
      String text,
      String entity,
      String opinion) {
    LabelledComment edited = Edit.apply(COMMENT, List.of(new Edit(start, end, replacement)));

    assertThat(edited.text()).as(kind).isEqualTo(text);
    assertThat(Comments.phrases(edited)).as(kind).containsExactly(entity, opinion);
  }

  @ParameterizedTest
  @CsvSource({
    "across the end of a phrase, 1, 3, x",
    "across the start of a phrase, 4, 6, x",
    "across two phrases, 0, 12, x",
    "takes a phrase away, 0, 2, ''",
    "takes a part of a phrase away, 5, 9, ''",
  })
  void anEditThatWouldHarmALabelIsLeftOut(String kind, int start, int end, String replacement) {
    assertThat(Edit.apply(COMMENT, List.of(new Edit(start, end, replacement))))
        .as(kind)
        .isEqualTo(COMMENT);
  }

  @Test
  void ofTwoEditsThatOverlapTheFirstIsMade() {
    List<Edit> edits = List.of(new Edit(9, 12, "dở"), new Edit(5, 10, "x"), new Edit(5, 8, "hơi"));

    LabelledComment edited = Edit.apply(COMMENT, edits);

    assertThat(Comments.phrases(edited)).containsExactly("MC", "xay");
    assertThat(edited.text()).isEqualTo("MC 😂 xay");
  }

  @Test
  void onePhraseInsideAnotherMovesAlong() {
    LabelledComment nested = Comments.saying("mê MC này", "MC|Dàn cast|mê MC này|tích cực");

    LabelledComment edited = Edit.apply(nested, List.of(new Edit(3, 5, "Trấn Thành")));

    assertThat(Comments.phrases(edited)).containsExactly("Trấn Thành", "mê Trấn Thành này");
  }

  @Test
  void aStartBehindTheEndIsNoEdit() {
    assertThatThrownBy(() -> new Edit(3, 2, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an edit needs 0 <= start <= end, got start=3 end=2");
  }

  /** Each code point and each gap before it is a cell that knows nothing of the others. */
  @Test
  void doesWhatCellByCellReplacementDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      LabelledComment comment = randomComment(random);
      List<Edit> edits = randomEdits(comment, random);
      String about = "seed %d, round %d: %s, %s".formatted(seed, round, comment, edits);

      LabelledComment edited = Edit.apply(comment, edits);

      Cells cells = new Cells(comment.text());
      edits.forEach(cells::make);
      assertThat(edited.text()).as(about).isEqualTo(cells.all());
      assertThat(edited.spans().map(span -> span.in(edited.text())))
          .as(about)
          .containsExactlyElementsOf(comment.spans().map(cells::in).toList());
    }
  }

  private static final class Cells {
    private final String[] gaps; // before each code point and at the end
    private final String[] letters;

    Cells(String text) {
      letters = text.codePoints().mapToObj(Character::toString).toArray(String[]::new);
      gaps = new String[letters.length + 1];
      Arrays.fill(gaps, "");
    }

    void make(Edit edit) {
      if (edit.start() == edit.end()) {
        gaps[edit.start()] = edit.replacement();
      } else {
        Arrays.fill(letters, edit.start(), edit.end(), "");
        letters[edit.start()] = edit.replacement();
      }
    }

    String all() {
      return gaps[0] + in(new Span(0, letters.length)) + gaps[letters.length];
    }

    /** What lies in the span, but not in the gaps at its two borders. */
    String in(Span span) {
      StringBuilder found = new StringBuilder(letters[span.start()]);
      for (int i = span.start() + 1; i < span.end(); i++) {
        found.append(gaps[i]).append(letters[i]);
      }
      return found.toString();
    }
  }

  private static LabelledComment randomComment(Random random) {
    int length = 6 + random.nextInt(20);
    String text =
        random
            .ints(length, 0, 6)
            .mapToObj(i -> List.of("a", "b", " ", "ộ", "😂", "c").get(i))
            .collect(Collectors.joining());
    List<LabelledQuadruple> quadruples = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Span entity = random.nextBoolean() ? randomSpan(length, random) : null;
      quadruples.add(new LabelledQuadruple(entity, "Khác", randomSpan(length, random), "k" + i));
    }
    return new LabelledComment(text, quadruples);
  }

  private static Span randomSpan(int length, Random random) {
    int start = random.nextInt(length);
    return new Span(start, start + 1 + random.nextInt(length - start));
  }

  /** Edits apart from one another that cross no label and take away nothing of one. */
  private static List<Edit> randomEdits(LabelledComment comment, Random random) {
    int length = comment.text().codePointCount(0, comment.text().length());
    List<Edit> edits = new ArrayList<>();
    int start = random.nextInt(4);
    while (start <= length) {
      int end = Math.min(length, start + random.nextInt(3));
      Edit edit = new Edit(start, end, List.of("", "x", "yz", "🙏d").get(random.nextInt(4)));
      if (comment.spans().noneMatch(span -> harms(edit, span))) {
        edits.add(edit);
      }
      start = end + 1 + random.nextInt(3);
    }
    return edits;
  }

  private static boolean harms(Edit edit, Span span) {
    boolean crosses = isInside(edit, span.start()) || isInside(edit, span.end());
    boolean inside = span.start() <= edit.start() && edit.end() <= span.end();
    return crosses || (inside && edit.replacement().isEmpty());
  }

  private static boolean isInside(Edit edit, int border) {
    return edit.start() < border && border < edit.end();
  }
}
