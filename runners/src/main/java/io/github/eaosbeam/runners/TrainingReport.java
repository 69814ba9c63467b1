package io.github.eaosbeam.runners;

import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.evaluation.Evaluation;
import io.github.eaosbeam.training.learning.Progress;
import io.github.eaosbeam.training.learning.Trainer;
import io.github.eaosbeam.training.learning.TrainingListener;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells how training comes along: a line for each epoch and, where somebody watches, one that shows
 * how far the epoch is.
 */
final class TrainingReport implements TrainingListener {
  private static final String ERASE_LINE = "\r\u001B[K";
  private static final double MINUTE_SECONDS = 60;

  private final Console console;
  private final int epochs;
  private int firstEpoch;

  TrainingReport(Console console, int epochs) {
    this.console = console;
    this.epochs = epochs;
  }

  void corpus(Corpus corpus) {
    line(
        "corpus        %,d comments to learn from, %,d to validate and %,d to test with",
        corpus.training().size(), corpus.validation().size(), corpus.test().size());
  }

  @Override
  public void starts(Progress progress, long parameters, int vocabulary) {
    firstEpoch = progress.epoch();
    line("model         %,d weights, %,d tokens", parameters, vocabulary);
    if (firstEpoch > 0) {
      line("goes on       behind epoch %d of a run that was stopped", firstEpoch);
    }
  }

  @Override
  public void step(int epoch, int step, int steps) {
    if (console.interactive()) {
      console
          .err()
          .printf(
              "%sepoch %d of %d, %d %%",
              ERASE_LINE, epoch, epochs, Math.round(100.0 * step / steps));
      console.err().flush();
    }
  }

  @Override
  public void epoch(Trainer.Epoch epoch) {
    Progress progress = epoch.progress();
    double secondsEach = epoch.seconds() / (progress.epoch() - firstEpoch);
    line(
        "epoch %-7d loss %.2f, validation F1 %.3f (best %.3f, epoch %d), %.0f min left at most",
        progress.epoch(),
        epoch.loss(),
        epoch.validation().quadruple().f1(),
        progress.bestF1(),
        progress.bestEpoch(),
        secondsEach * (epochs - progress.epoch()) / MINUTE_SECONDS);
  }

  void outcome(Trainer.Outcome outcome, Path output) {
    Evaluation test = outcome.test();
    line(
        "test          quadruple F1 %.3f (precision %.3f, recall %.3f), relaxed opinion F1 %.3f",
        test.quadruple().f1(),
        test.quadruple().precision(),
        test.quadruple().recall(),
        test.all().relaxedOpinion().f1());
    line("output        %s; ./eaos extract --modelDir=%1$s uses it", output);
  }

  private void line(String format, Object... values) {
    String erase = console.interactive() ? ERASE_LINE : "";
    console.err().println(erase + String.format(Locale.ROOT, format, values));
  }
}
