package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.evaluation.Evaluation;
import io.github.eaosbeam.training.evaluation.EvaluationJson;
import io.github.eaosbeam.training.evaluation.Finding;
import io.github.eaosbeam.training.evaluation.GoldComment;
import io.github.eaosbeam.training.evaluation.JudgedComment;
import io.github.eaosbeam.training.evaluation.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;

/** {@code ./eaos evaluate}: labelled comments in, how well they are predicted out. */
final class EvaluateCommand implements Command {
  private static final int BATCH_SIZE = 256;

  /** The same comments come out the same way each time. */
  private static final long PERTURBATION_SEED = 1;

  private static final List<String> OF_THE_MODEL =
      List.of("modelDir", "confidenceThreshold", "decoding", "device");

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String purpose() {
    return "Tells how well quadruples are found, by comments that people have labelled.";
  }

  @Override
  public List<Class<? extends PipelineOptions>> options() {
    return List.of(EvaluationOptions.class, LaunchOptions.class);
  }

  @Override
  public int run(List<String> arguments, Console console) {
    EvaluationOptions options = CommandLine.parse(EvaluationOptions.class, arguments);
    boolean predicted = options.getPredictions() != null;
    if (predicted) {
      refuseModelOptions(arguments);
    }
    List<GoldComment> gold = gold(options);
    Evaluation evaluation =
        Evaluation.of(predicted ? read(gold, options, console) : extract(gold, options, console));
    print(evaluation, options, console);
    return 0;
  }

  private static List<GoldComment> gold(EvaluationOptions options) {
    Path place = existing("gold", options.getGold());
    boolean plain = options.getPart() == null && options.getPerturbation() == null;
    return plain && Files.isRegularFile(place)
        ? GoldComment.read(place)
        : corpus(place, options).map(GoldComment::of).toList();
  }

  private static Stream<LabelledComment> corpus(Path place, EvaluationOptions options) {
    Corpus corpus = Corpus.read(place);
    Random random = new Random(PERTURBATION_SEED);
    return Arrays.stream(Corpus.Part.values())
        .filter(part -> options.getPart() == null || part == options.getPart())
        .flatMap(part -> corpus.part(part).stream())
        .map(
            comment ->
                options.getPerturbation() == null
                    ? comment
                    : options.getPerturbation().apply(comment, random));
  }

  private static void refuseModelOptions(List<String> arguments) {
    for (String option : OF_THE_MODEL) {
      if (CommandLine.gives(arguments, option)) {
        throw new ConfigurationException(
            "--%s: no model runs where --predictions are given; leave one of them"
                .formatted(option));
      }
    }
  }

  private static Path existing(String option, String name) {
    if (name == null) {
      throw new ConfigurationException(
          "--%s: missing; name a file of labelled comments: --%1$s=labelled.jsonl"
              .formatted(option));
    }
    Path path = Path.of(name);
    if (!Files.exists(path)) {
      throw new ConfigurationException("--%s=%s: no such file".formatted(option, name));
    }
    return path;
  }

  private static List<JudgedComment> read(
      List<GoldComment> gold, EvaluationOptions options, Console console) {
    Predictions predictions = Predictions.read(existing("predictions", options.getPredictions()));
    List<JudgedComment> judged = predictions.judge(gold);
    int others = predictions.countOthers(gold);
    if (others > 0) {
      console
          .err()
          .printf(
              "left out      %,d of the predictions: their comments are not in --gold%n", others);
    }
    return judged;
  }

  private static List<JudgedComment> extract(
      List<GoldComment> gold, EvaluationOptions options, Console console) {
    AtomicLong done = new AtomicLong();
    try (Extractor extractor = Extractor.open(model(options))) {
      new Banner(console.err()).print(extractor);
      Progress progress = Progress.show(console, done::get);
      try {
        return extract(gold, extractor, done);
      } finally {
        progress.close();
      }
    }
  }

  private static ExtractorSpec model(EvaluationOptions options) {
    double threshold = options.getConfidenceThreshold();
    try {
      return ExtractorSpec.of(options.getModelDir())
          .withDecoding(options.getDecoding())
          .withConfidenceThreshold(threshold)
          .withDevice(options.getDevice());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "--confidenceThreshold=%s: %s".formatted(threshold, e.getMessage()), e);
    }
  }

  private static List<JudgedComment> extract(
      List<GoldComment> gold, Extractor extractor, AtomicLong done) {
    List<JudgedComment> judged = new ArrayList<>();
    for (int start = 0; start < gold.size(); start += BATCH_SIZE) {
      List<GoldComment> batch = gold.subList(start, Math.min(start + BATCH_SIZE, gold.size()));
      List<Extraction> found = extractor.extractAll(batch.stream().map(GoldComment::text).toList());
      for (int i = 0; i < batch.size(); i++) {
        judged.add(batch.get(i).judge(findings(found.get(i))));
      }
      done.addAndGet(batch.size());
    }
    return judged;
  }

  private static List<Finding> findings(Extraction extraction) {
    return extraction.quadruples().stream().map(Finding::of).toList();
  }

  private static void print(Evaluation evaluation, EvaluationOptions options, Console console) {
    if (options.isJson()) {
      console.out().println(EvaluationJson.of(evaluation));
    } else {
      EvaluationTable.print(evaluation, console.out());
    }
  }
}
