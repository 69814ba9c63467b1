package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDManager;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.training.augmentation.Augmenter;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.corpus.LabelledQuadruple;
import io.github.eaosbeam.training.evaluation.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Learns a model from labelled comments: first the vocabulary, then the network, epoch by epoch
 * until the validation score has not risen for a while.
 *
 * <p>A run that is killed goes on from its last finished epoch when it is started again with the
 * same corpus, settings and output. One trainer per output at a time.
 */
public final class Trainer {
  /** A pair of symbols must come this often in the texts to be joined. */
  private static final int LEAST_PAIR_COUNT = 4;

  private static final int VARIANTS_FOR_VOCABULARY = 2;

  /**
   * What is known after an epoch.
   *
   * @param progress how far the run has come
   * @param loss mean loss per comment of this epoch
   * @param validation how well the averaged weights do on the validation comments
   * @param seconds since this process began to learn
   */
  public record Epoch(Progress progress, double loss, Evaluation validation, double seconds) {}

  /**
   * What came out.
   *
   * @param architecture of the network
   * @param progress how far it came
   * @param shift what calibration added to the score of "the entity starts nowhere"
   * @param test how well the model does on the test comments
   */
  public record Outcome(
      Architecture architecture, Progress progress, float shift, Evaluation test) {}

  private final Corpus corpus;
  private final Settings settings;
  private final Path output;
  private final Augmenter augmenter;
  private final Labels labels = Labels.reference();

  /**
   * @param output the model directory to write
   * @throws TrainingException where the corpus is too small or has a label that is not known
   */
  public Trainer(Corpus corpus, Settings settings, Path output) {
    this.corpus = corpus;
    this.settings = settings;
    this.output = output;
    this.augmenter = new Augmenter(corpus.training(), settings.sizes().queries());
    requireEnough(corpus);
    parts(corpus).flatMap(List::stream).forEach(this::requireKnownLabels);
  }

  private static void requireEnough(Corpus corpus) {
    if (parts(corpus).anyMatch(List::isEmpty)) {
      throw new TrainingException(
          "the corpus is too small: %d comments to learn from, %d to validate and %d to test with; some dozens are the least"
              .formatted(
                  corpus.training().size(), corpus.validation().size(), corpus.test().size()));
    }
  }

  private static Stream<List<LabelledComment>> parts(Corpus corpus) {
    return Stream.of(corpus.training(), corpus.validation(), corpus.test());
  }

  private void requireKnownLabels(LabelledComment comment) {
    for (LabelledQuadruple quadruple : comment.quadruples()) {
      labels.aspect(quadruple.aspect());
      labels.sentiment(quadruple.sentiment());
    }
  }

  /** Whether a run was stopped in {@code output} before it was done. */
  public static boolean isUnfinished(Path output) {
    return WorkFolder.isIn(output);
  }

  /** Takes away what a run has left that was stopped in {@code output}. */
  public static void forgetUnfinished(Path output) throws IOException {
    if (isUnfinished(output)) {
      WorkFolder.in(output).delete();
    }
  }

  /**
   * Learns, and writes the model directory.
   *
   * @throws TrainingException where {@code output} holds an unfinished run of another kind or a
   *     damaged one, or weights that extraction would use rather than those learnt here
   */
  public Outcome train(TrainingListener listener) throws IOException {
    requireNoOtherWeights();
    WorkFolder folder = WorkFolder.in(output);
    Progress progress = folder.progress().orElse(Progress.start(fingerprint()));
    requireSame(progress);
    if (progress.epoch() == 0) {
      learnVocabulary(folder.encoder());
    }
    Lesson lesson =
        new Lesson(settings, corpus, augmenter, labels, openTokenizer(folder.encoder()));
    Outcome outcome = train(lesson, progress, folder, listener);
    folder.delete();
    return outcome;
  }

  private Outcome train(
      Lesson lesson, Progress progress, WorkFolder folder, TrainingListener listener)
      throws IOException {
    Architecture architecture = lesson.architecture();
    try (NDManager manager = NDManager.newBaseManager()) {
      LearningRun run = new LearningRun(lesson, folder, manager);
      listener.starts(progress, architecture.parameters(), lesson.tokenizer().vocabularySize());
      Progress end = run.learn(progress, listener);
      Outcome outcome = run.finish(end);
      new ModelWriter(output)
          .write(architecture, labels, end, folder.encoder(), run::finishedWeights);
      return outcome;
    }
  }

  private static BpeTokenizer openTokenizer(Path encoder) {
    return BpeTokenizer.open(encoder.resolve("vocab.txt"), encoder.resolve("bpe.codes"));
  }

  private void requireNoOtherWeights() {
    Path weights = output.resolve("latest_checkpoint.pth");
    if (Files.exists(weights)) {
      throw new TrainingException(
          "%s: is there already and would be used instead of what is learnt; move it away or name another --output"
              .formatted(weights));
    }
  }

  private void learnVocabulary(Path encoder) throws IOException {
    Random random = new Random(settings.seed());
    Stream<String> texts =
        Stream.concat(
            corpus.training().stream().map(LabelledComment::text),
            corpus.training().stream()
                .flatMap(
                    comment ->
                        Stream.generate(() -> augmenter.variant(comment, random))
                            .limit(VARIANTS_FOR_VOCABULARY))
                .map(LabelledComment::text));
    BpeLearner.learn(texts.toList(), settings.sizes().merges(), LEAST_PAIR_COUNT, encoder);
  }

  private void requireSame(Progress progress) {
    if (!progress.run().equals(fingerprint())) {
      throw new TrainingException(
          "%s: holds an unfinished run with another corpus or other settings; --overwrite starts anew"
              .formatted(output));
    }
  }

  /** Differs where the corpus or a setting does. */
  private String fingerprint() {
    CRC32 hash = new CRC32();
    String all = corpus + " " + settings;
    hash.update(all.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(hash.getValue());
  }
}
