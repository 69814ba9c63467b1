package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.corpus.LabelledQuadruple;
import io.github.eaosbeam.training.evaluation.Evaluation;
import io.github.eaosbeam.training.evaluation.Finding;
import io.github.eaosbeam.training.evaluation.JudgedComment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final NetworkSizes TINY = new NetworkSizes(50, 32, 4, 1, 16, 2, 24, 16);
  private static final Settings THREE_EPOCHS = new Settings(7, 3, 3, 8, 0.01f, 0.1f, TINY);
  private static final Corpus CORPUS = someOf(Comments.own(), 40, 10, 10);

  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("model");
  }

  private static Corpus someOf(Corpus corpus, int training, int validation, int test) {
    return new Corpus(
        corpus.training().subList(0, training),
        corpus.validation().subList(0, validation),
        corpus.test().subList(0, test));
  }

  /** Remembers what it is told, and stops the run where it is asked to. */
  private static class Witness implements TrainingListener {
    final List<Trainer.Epoch> epochs = new ArrayList<>();
    final List<String> steps = new ArrayList<>();
    int firstEpoch;
    long parameters;
    int vocabulary;

    @Override
    public void starts(Progress progress, long parameters, int vocabulary) {
      this.firstEpoch = progress.epoch();
      this.parameters = parameters;
      this.vocabulary = vocabulary;
    }

    @Override
    public void step(int epoch, int step, int steps) {
      this.steps.add("%d: %d of %d".formatted(epoch, step, steps));
    }

    @Override
    public void epoch(Trainer.Epoch epoch) {
      epochs.add(epoch);
    }
  }

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class StopAfterEpoch extends Witness {
    private final int last;

    StopAfterEpoch(int last) {
      this.last = last;
    }

    @Override
    public void epoch(Trainer.Epoch epoch) {
      super.epoch(epoch);
      if (epoch.progress().epoch() == last) {
        throw new Stop();
      }
    }
  }

  private static final class StopAtStep extends Witness {
    private final String last;

    StopAtStep(String last) {
      this.last = last;
    }

    @Override
    public void step(int epoch, int step, int steps) {
      super.step(epoch, step, steps);
      if (steps().contains(last)) {
        throw new Stop();
      }
    }

    private List<String> steps() {
      return steps;
    }
  }

  @Test
  void theLossFalls() throws IOException {
    Witness witness = new Witness();

    Trainer.Outcome outcome = new Trainer(CORPUS, THREE_EPOCHS, output).train(witness);

    assertThat(witness.epochs)
        .extracting(epoch -> epoch.progress().epoch())
        .containsExactly(1, 2, 3);
    assertThat(witness.epochs)
        .extracting(Trainer.Epoch::loss)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(witness.epochs).extracting(e -> e.validation().comments()).containsOnly(10);
    assertThat(outcome.progress()).isEqualTo(witness.epochs.get(2).progress());
    assertThat(outcome.test().comments()).isEqualTo(10);
  }

  @Test
  void tellsOfEveryStep() throws IOException {
    Witness witness = new Witness();

    Trainer.Outcome outcome = new Trainer(CORPUS, THREE_EPOCHS, output).train(witness);

    assertThat(witness.firstEpoch).isZero();
    assertThat(witness.parameters).isEqualTo(outcome.architecture().parameters());
    assertThat(witness.vocabulary).isEqualTo(outcome.architecture().encoder().vocabulary());
    assertThat(witness.steps)
        .hasSize(15)
        .startsWith("1: 1 of 5", "1: 2 of 5", "1: 3 of 5", "1: 4 of 5", "1: 5 of 5", "2: 1 of 5");
  }

  @Test
  void aStoppedRunGoesOnAsIfNothingHadHappened() throws IOException {
    Path whole = folder.resolve("whole");
    new Trainer(CORPUS, THREE_EPOCHS, whole).train(new Witness());

    stop(new StopAtStep("1: 3 of 5"));
    stop(new StopAfterEpoch(1));
    stop(new StopAtStep("2: 4 of 5"));
    stop(new StopAfterEpoch(2));
    Witness last = new Witness();
    new Trainer(CORPUS, THREE_EPOCHS, output).train(last);

    assertThat(last.firstEpoch).isEqualTo(2);
    assertThat(last.epochs).hasSize(1);
    assertThat(files(output)).isEqualTo(files(whole));
    for (String file : files(whole)) {
      assertThat(output.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  private void stop(TrainingListener listener) {
    assertThatThrownBy(() -> new Trainer(CORPUS, THREE_EPOCHS, output).train(listener))
        .isInstanceOf(Stop.class);
  }

  @Test
  void theModelAppearsOnlyAtTheEnd() throws IOException {
    stop(new StopAfterEpoch(2));

    assertThat(Trainer.isUnfinished(output)).isTrue();
    assertThat(files(output))
        .containsExactly(
            "training/encoder/bpe.codes",
            "training/encoder/vocab.txt",
            "training/epoch-2.safetensors",
            "training/progress.json");

    new Trainer(CORPUS, THREE_EPOCHS, output).train(new Witness());

    assertThat(Trainer.isUnfinished(output)).isFalse();
    assertThat(files(output))
        .containsExactly(
            "config.json",
            "encoder/bpe.codes",
            "encoder/config.json",
            "encoder/vocab.txt",
            "model.safetensors");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aRunEndsWhereValidationDoesNotImprove() throws IOException {
    Witness witness = new Witness();

    new Trainer(CORPUS, new Settings(7, 30, 2, 8, 1e-5f, 0.1f, TINY), output).train(witness);

    assertThat(witness.epochs).hasSize(3);
    assertThat(witness.epochs).extracting(e -> e.progress().bestEpoch()).containsOnly(1);
  }

  @Test
  void theModelDoesOnTheTestCommentsAsTold() throws IOException {
    Trainer.Outcome outcome = new Trainer(CORPUS, THREE_EPOCHS, output).train(new Witness());

    try (Extractor extractor = Extractor.open(output)) {
      assertThat(evaluation(extractor, CORPUS.test())).isEqualTo(outcome.test());
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
    return new JudgedComment(
        comment.quadruples().stream().map(quadruple -> finding(comment, quadruple)).toList(),
        found.quadruples().stream().map(Finding::of).toList());
  }

  private static Finding finding(LabelledComment comment, LabelledQuadruple quadruple) {
    return new Finding(
        quadruple.entity().map(span -> span.in(comment.text())).orElse(null),
        quadruple.aspect(),
        quadruple.opinion().in(comment.text()),
        quadruple.sentiment());
  }

  @Test
  void goesOnOnlyWithTheSameCorpusAndSettings() {
    stop(new StopAfterEpoch(1));
    Corpus smaller = someOf(CORPUS, 39, 10, 10);
    Settings others = new Settings(8, 3, 3, 8, 0.01f, 0.1f, TINY);
    String message =
        output
            + ": holds an unfinished run with another corpus or other settings;"
            + " --overwrite starts anew";

    assertThatThrownBy(() -> new Trainer(smaller, THREE_EPOCHS, output).train(new Witness()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> new Trainer(CORPUS, others, output).train(new Witness()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(message);
  }

  @Test
  void anUnfinishedRunCanBeForgotten() throws IOException {
    stop(new StopAfterEpoch(1));

    Trainer.forgetUnfinished(output);
    Trainer.forgetUnfinished(output);

    assertThat(output).isEmptyDirectory();
  }

  @Test
  void damagedProgressIsNamed() throws IOException {
    stop(new StopAfterEpoch(1));
    Path progress = output.resolve("training/progress.json");
    String whole = Files.readString(progress);

    for (String damaged :
        List.of("", "null", "{}", whole.substring(0, whole.length() / 2), whole + whole)) {
      Files.writeString(progress, damaged);
      refuses(progress);
    }
    Files.writeString(progress, whole.replace("\"epoch\":1", "\"epoch\":-1"));
    refuses(progress);
  }

  @Test
  void damagedNumbersAreNamed() throws IOException {
    stop(new StopAfterEpoch(1));
    Path numbers = output.resolve("training/epoch-1.safetensors");
    byte[] whole = Files.readAllBytes(numbers);

    for (int length : new int[] {0, 100, whole.length - 1}) {
      Files.write(numbers, Arrays.copyOf(whole, length));
      refuses(numbers);
    }
    Files.delete(numbers);
    refuses(numbers);
  }

  private void refuses(Path file) {
    assertThatThrownBy(() -> new Trainer(CORPUS, THREE_EPOCHS, output).train(new Witness()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "%s: is damaged or missing, so the run cannot go on; start again with --overwrite",
            file);
  }

  @Test
  void aLossThatIsNoNumberEndsTheRun() throws IOException {
    stop(new StopAfterEpoch(1));
    makeNotANumber(output.resolve("training/epoch-1.safetensors"));

    assertThatThrownBy(() -> new Trainer(CORPUS, THREE_EPOCHS, output).train(new Witness()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "--learningRate=0.01: learning came to no end, the loss is NaN; give a lower one and"
                + " --overwrite");
  }

  /** All tensors of a safetensors file; its header's length is its first number. */
  private static void makeNotANumber(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(Long.BYTES + (int) buffer.getLong(0));
    while (buffer.hasRemaining()) {
      buffer.putFloat(Float.NaN);
    }
    Files.write(file, bytes);
  }

  @Test
  void refusesToBeHiddenByACheckpoint() throws IOException {
    Path checkpoint =
        Files.createFile(Files.createDirectory(output).resolve("latest_checkpoint.pth"));

    assertThatThrownBy(() -> new Trainer(CORPUS, THREE_EPOCHS, output).train(new Witness()))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith(checkpoint + ": is there already and would be used instead");
    assertThat(files(output)).containsExactly("latest_checkpoint.pth");
  }

  @Test
  void refusesACorpusThatIsTooSmall() {
    Corpus untestable = new Corpus(CORPUS.training(), CORPUS.validation(), List.of());

    assertThatThrownBy(() -> new Trainer(untestable, THREE_EPOCHS, output))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "the corpus is too small: 40 comments to learn from, 10 to validate and 0 to test with;"
                + " some dozens are the least");
  }

  @Test
  void refusesALabelThatIsNotKnownWhicheverPartItIsIn() {
    List<LabelledComment> strange =
        List.of(Comments.saying("MC hay", "MC|Dẫn chương trình|hay|tích cực"));
    Corpus corpus = new Corpus(CORPUS.training(), CORPUS.validation(), strange);

    assertThatThrownBy(() -> new Trainer(corpus, THREE_EPOCHS, output))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith(
            "the corpus has the aspect \"Dẫn chương trình\"; write one of Khác, Địa điểm, ");
  }
}
