package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.learning.Example.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  private static final int HOST = 4;
  private static final int PRAISE = 1;

  @TempDir private Path folder;
  private BpeTokenizer tokenizer;

  /** Only "MC" and "hay" are tokens of their own; other words fall into their letters. */
  @BeforeEach
  void learnPieces() throws IOException {
    BpeLearner.learn(List.of("MC MC hay hay rất vui thế"), 3, 1, folder);
    tokenizer = BpeTokenizer.open(folder.resolve("vocab.txt"), folder.resolve("bpe.codes"));
  }

  @Test
  void aSlotHasTheFirstAndTheLastTokenOfEachPhrase() {
    Example example = example("MC rất hay !", 64, "MC|Dàn cast|rất hay|tích cực");

    // <s> MC r@@ ấ@@ t hay ! </s>
    assertThat(example.length()).isEqualTo(8);
    assertThat(example.slots()).containsExactly(new Slot(List.of(1, 1, 2, 5), HOST, PRAISE));
  }

  @Test
  void anImplicitEntityIsLearntAsTheOpinion() {
    assertThat(example("😂 hay", 64, "|Dàn cast|hay|tích cực").slots())
        .containsExactly(new Slot(List.of(2, 2, 2, 2), HOST, PRAISE));
  }

  @Test
  void whatIsCutOffIsNotLearnt() {
    String[] quadruples = {"MC|Dàn cast|hay|tích cực", "MC|Dàn cast|vui|tích cực"};

    // <s> MC hay v@@ u@@ </s>
    assertThat(example("MC hay vui", 6, quadruples).slots())
        .containsExactly(new Slot(List.of(1, 1, 2, 2), HOST, PRAISE));
    assertThat(example("MC hay vui", 7, quadruples).slots())
        .containsExactly(
            new Slot(List.of(1, 1, 2, 2), HOST, PRAISE),
            new Slot(List.of(1, 1, 3, 5), HOST, PRAISE));
    assertThat(example("MC hay", 3, "MC|Dàn cast|hay|tích cực").slots()).isEmpty();
  }

  @Test
  void noMoreSlotsThanQueries() {
    LabelledComment comment =
        Comments.saying(
            "MC hay vui thế",
            "MC|Dàn cast|hay|tích cực",
            "MC|Dàn cast|vui|tích cực",
            "MC|Dàn cast|thế|tích cực");

    assertThat(new Examples(tokenizer, Labels.reference(), 64, 2).of(comment).slots()).hasSize(2);
  }

  @Test
  void aLabelThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> example("MC hay", 64, "MC|Dàn cast|hay|khen"))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "the corpus has the sentiment \"khen\"; write one of trung tính, tích cực, tiêu cực");
  }

  private Example example(String text, int maxLength, String... quadruples) {
    return new Examples(tokenizer, Labels.reference(), maxLength, 4)
        .of(Comments.saying(text, quadruples));
  }
}
