package io.github.eaosbeam.training.learning;

import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A run of three epochs, five steps each, over in a moment. */
final class TinyRun {
  static final NetworkSizes SIZES = new NetworkSizes(50, 32, 4, 1, 16, 2, 24, 16);
  static final Settings THREE_EPOCHS = new Settings(7, 3, 3, 8, 0.01f, 0.1f, SIZES);
  static final Corpus CORPUS = corpus(40);

  private TinyRun() {}

  /** Some of the project's own comments. */
  static Corpus corpus(int training) {
    return new Corpus(
        Comments.own().training().subList(0, training),
        Comments.own().validation().subList(0, 10),
        Comments.own().test().subList(0, 10));
  }

  static Trainer.Outcome into(Path output, TrainingListener listener) throws IOException {
    return new Trainer(CORPUS, THREE_EPOCHS, output).train(listener);
  }

  /** All files below {@code folder} by their names in it. */
  static List<String> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
