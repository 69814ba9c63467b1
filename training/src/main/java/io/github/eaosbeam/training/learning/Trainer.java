package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDManager;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.training.augmentation.Augmenter;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.evaluation.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
   */
  public Trainer(Corpus corpus, Settings settings, Path output) {
    this.corpus = corpus;
    this.settings = settings;
    this.output = output;
    this.augmenter = new Augmenter(corpus.training(), settings.sizes().queries());
    if (Stream.of(corpus.training(), corpus.validation(), corpus.test()).anyMatch(List::isEmpty)) {
      throw new TrainingException(
          "the corpus is too small: %d comments to learn from, %d to validate and %d to test with; some dozens are the least"
              .formatted(
                  corpus.training().size(), corpus.validation().size(), corpus.test().size()));
    }
  }

  /**
   * Learns, and writes the model directory.
   *
   * @throws TrainingException where {@code output} holds an unfinished run of another kind
   */
  public Outcome train(TrainingListener listener) throws IOException {
    WorkFolder folder = WorkFolder.in(output);
    Progress progress = folder.progress().orElse(Progress.start(fingerprint()));
    requireSame(progress);
    if (progress.epoch() == 0) {
      learnVocabulary(folder.encoder());
    }
    BpeTokenizer tokenizer =
        BpeTokenizer.open(
            folder.encoder().resolve("vocab.txt"), folder.encoder().resolve("bpe.codes"));
    Architecture architecture = settings.sizes().architecture(tokenizer.vocabularySize(), labels);
    try (NDManager manager = NDManager.newBaseManager()) {
      LearningRun run =
          new LearningRun(
              settings, corpus, augmenter, architecture, tokenizer, labels, folder, manager);
      listener.starts(progress, architecture.parameters(), tokenizer.vocabularySize());
      Progress end = run.learn(progress, listener);
      Outcome outcome = run.finish(end);
      new ModelWriter(output)
          .write(architecture, labels, end, folder.encoder(), run::finishedWeights);
      folder.delete();
      return outcome;
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
