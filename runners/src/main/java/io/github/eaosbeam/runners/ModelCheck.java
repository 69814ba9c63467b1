package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ModelCard;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.JobPreview;
import io.github.eaosbeam.pipeline.NamedModel;
import io.github.eaosbeam.transforms.ParsedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Opens the model and runs it on the sample comments. */
final class ModelCheck {
  private static final int MOST_SAMPLES = 100;

  /** The reference needs 0.8 s of one core for a comment, here a small part of that is normal. */
  private static final double SLOW_MILLIS_PER_COMMENT = 500;

  private final ExtractionOptions options;
  private final Consumer<Finding> report;

  ModelCheck(ExtractionOptions options, Consumer<Finding> report) {
    this.options = options;
    this.report = report;
  }

  /** What the model is, where it can be opened. */
  Optional<ModelCard> run() {
    long start = System.nanoTime();
    try (Extractor extractor = Extractor.open(NamedModel.of(options))) {
      report.accept(opened(extractor.card(), Seconds.since(start)));
      report.accept(sample(extractor));
      return Optional.of(extractor.card());
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      report.accept(Finding.fail("checkpoint", e));
      return Optional.empty();
    }
  }

  private static Finding opened(ModelCard card, String time) {
    String what =
        String.format(
            Locale.ROOT,
            "%s on %s%s, %,d parameters, opened in %s",
            card.type(),
            card.encoder(),
            card.bestEpoch().map(number -> ", best epoch " + number).orElse(""),
            card.parameters(),
            time);
    return card.placeholder()
        ? Finding.warn(
            "checkpoint",
            what + "; it is a placeholder with random weights",
            "give --modelDir=YOUR_MODEL")
        : Finding.ok("checkpoint", what);
  }

  private static Finding sample(Extractor extractor) {
    List<String> texts = sampleTexts();
    try {
      extractor.extractAll(texts); // the first time is slower: memory is mapped and made ready
      long start = System.nanoTime();
      List<Extraction> found = extractor.extractAll(texts);
      double millis = (System.nanoTime() - start) / 1e6;
      long quadruples = found.stream().mapToInt(one -> one.quadruples().size()).sum();
      return sample(quadruples, texts.size(), millis);
    } catch (RuntimeException e) {
      return Finding.fail("sample", e);
    }
  }

  /** What the model's first findings tell. */
  static Finding sample(long quadruples, int comments, double millis) {
    String what =
        String.format(
            Locale.ROOT,
            "%,d quadruples in %,d comments after %,.0f ms",
            quadruples,
            comments,
            millis);
    if (quadruples == 0) {
      return Finding.warn(
          "sample", what, "lower --confidenceThreshold, or train the model for longer");
    }
    return millis / comments > SLOW_MILLIS_PER_COMMENT
        ? Finding.warn(
            "sample", what + ", which is slow", "see that nothing else keeps the cores busy")
        : Finding.ok("sample", what);
  }

  private static List<String> sampleTexts() {
    try {
      ExtractionOptions samples = PipelineOptionsFactory.as(ExtractionOptions.class);
      Optional<ParsedRecords> first = new JobPreview(samples).input(MOST_SAMPLES).first();
      return first.orElseThrow().comments().stream().map(Comment::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the samples are in the jar", e);
    }
  }
}
