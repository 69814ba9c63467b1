package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.evaluation.Evaluation;
import io.github.eaosbeam.training.evaluation.Finding;
import io.github.eaosbeam.training.evaluation.GoldComment;
import io.github.eaosbeam.training.evaluation.JudgedComment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("model");
  }

  @Test
  void theLossFalls() throws IOException {
    Witness witness = Witness.toTheEnd();

    Trainer.Outcome outcome = TinyRun.into(output, witness);

    assertThat(witness.epochs())
        .extracting(epoch -> epoch.progress().epoch())
        .containsExactly(1, 2, 3);
    assertThat(witness.epochs())
        .extracting(Trainer.Epoch::loss)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(witness.epochs()).extracting(e -> e.validation().comments()).containsOnly(10);
    assertThat(outcome.progress()).isEqualTo(witness.epochs().get(2).progress());
    assertThat(outcome.test().comments()).isEqualTo(10);
  }

  @Test
  void tellsOfEveryStep() throws IOException {
    Witness witness = Witness.toTheEnd();

    Trainer.Outcome outcome = TinyRun.into(output, witness);

    assertThat(witness.firstEpoch()).isZero();
    assertThat(witness.parameters()).isEqualTo(outcome.architecture().parameters());
    assertThat(witness.vocabulary()).isEqualTo(outcome.architecture().encoder().vocabulary());
    assertThat(witness.steps())
        .hasSize(15)
        .startsWith("1: 1 of 5", "1: 2 of 5", "1: 3 of 5", "1: 4 of 5", "1: 5 of 5", "2: 1 of 5");
  }

  @Test
  void aRunEndsWhereValidationDoesNotImprove() throws IOException {
    Witness witness = Witness.toTheEnd();

    new Trainer(TinyRun.CORPUS, new Settings(7, 30, 2, 8, 1e-5f, 0.1f, TinyRun.SIZES), output)
        .train(witness);

    assertThat(witness.epochs()).hasSize(3);
    assertThat(witness.epochs()).extracting(e -> e.progress().bestEpoch()).containsOnly(1);
  }

  @Test
  void theModelDoesOnTheTestCommentsAsTold() throws IOException {
    Trainer.Outcome outcome = TinyRun.into(output, Witness.toTheEnd());

    try (Extractor extractor = Extractor.open(output)) {
      assertThat(evaluation(extractor, TinyRun.CORPUS.test())).isEqualTo(outcome.test());
      assertThat(extractor.card().bestEpoch()).contains(outcome.progress().bestEpoch());
    }
  }

  private static Evaluation evaluation(Extractor extractor, List<LabelledComment> comments) {
    List<String> texts = comments.stream().map(LabelledComment::text).toList();
    List<Extraction> found = extractor.extractAll(texts);
    return Evaluation.of(
        IntStream.range(0, texts.size())
            .mapToObj(i -> judge(comments.get(i), found.get(i)))
            .toList());
  }

  private static JudgedComment judge(LabelledComment comment, Extraction found) {
    return GoldComment.of(comment).judge(found.quadruples().stream().map(Finding::of).toList());
  }

  @Test
  void refusesToBeHiddenByACheckpoint() throws IOException {
    Path checkpoint =
        Files.createFile(Files.createDirectory(output).resolve("latest_checkpoint.pth"));

    assertThatThrownBy(() -> TinyRun.into(output, Witness.toTheEnd()))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith(checkpoint + ": is there already and would be used instead");
    assertThat(TinyRun.files(output)).containsExactly("latest_checkpoint.pth");
  }

  @Test
  void refusesACorpusThatIsTooSmall() {
    Corpus untestable =
        new Corpus(TinyRun.CORPUS.training(), TinyRun.CORPUS.validation(), List.of());

    assertThatThrownBy(() -> new Trainer(untestable, TinyRun.THREE_EPOCHS, output))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "the corpus is too small: 40 comments to learn from, 10 to validate and 0 to test with;"
                + " some dozens are the least");
  }

  @Test
  void refusesALabelThatIsNotKnownWhicheverPartItIsIn() {
    List<LabelledComment> strange =
        List.of(Comments.saying("MC hay", "MC|Dẫn chương trình|hay|tích cực"));
    Corpus corpus = new Corpus(TinyRun.CORPUS.training(), TinyRun.CORPUS.validation(), strange);

    assertThatThrownBy(() -> new Trainer(corpus, TinyRun.THREE_EPOCHS, output))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith(
            "the corpus has the aspect \"Dẫn chương trình\"; write one of Khác, Địa điểm, ");
  }
}
