package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.learning.NetworkSizes;
import io.github.eaosbeam.training.learning.Settings;
import io.github.eaosbeam.training.learning.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/** {@code ./eaos train}: labelled comments in, a model directory out. */
final class TrainCommand implements Command {
  @Override
  public String name() {
    return "train";
  }

  @Override
  public String purpose() {
    return "Learns a model from comments that people have labelled.";
  }

  @Override
  public List<Class<? extends PipelineOptions>> options() {
    return List.of(TrainingOptions.class, LaunchOptions.class);
  }

  @Override
  public int run(List<String> arguments, Console console) {
    TrainingOptions options = CommandLine.parse(TrainingOptions.class, arguments);
    Path place = existing(required("corpus", options.getCorpus(), "models/corpus"));
    Path output = Path.of(required("output", options.getOutput(), "my-model"));
    requireFree(output, options.isOverwrite());
    useThreads(options.getThreads());
    try {
      train(place, settings(options), output, options.isOverwrite(), console);
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing is taken away before all that can be refused has been looked at. */
  private static void train(
      Path place, Settings settings, Path output, boolean overwrite, Console console)
      throws IOException {
    Corpus corpus = Corpus.read(place);
    TrainingReport report = new TrainingReport(console, settings.epochs());
    report.corpus(corpus);
    Trainer trainer = new Trainer(corpus, settings, output);
    if (overwrite) {
      Trainer.forgetUnfinished(output);
    }
    report.outcome(trainer.train(report), output);
  }

  private static String required(String option, String value, String example) {
    if (value == null) {
      throw new ConfigurationException(
          "--%s: missing; for example --%1$s=%s".formatted(option, example));
    }
    return value;
  }

  private static Path existing(String corpus) {
    Path path = Path.of(corpus);
    if (!Files.exists(path)) {
      throw new ConfigurationException("--corpus=%s: no such file or folder".formatted(corpus));
    }
    return path;
  }

  /** PyTorch reads these once, when it starts. */
  private static void useThreads(int threads) {
    if (threads < 1) {
      throw new ConfigurationException("--threads=%d: must be 1 or more".formatted(threads));
    }
    System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.offline", "true");
  }

  private static Settings settings(TrainingOptions options) {
    try {
      NetworkSizes sizes =
          new NetworkSizes(
              options.getMerges(),
              options.getMaxLength(),
              options.getMaxQuadruples(),
              options.getLayers(),
              options.getHidden(),
              options.getHeads(),
              options.getFeedForward(),
              options.getTailFeedForward());
      return new Settings(
          options.getSeed(),
          options.getEpochs(),
          options.getPatience(),
          options.getBatch(),
          (float) options.getLearningRate(),
          (float) options.getDropout(),
          sizes);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  /** An unfinished run is gone on with; a finished model is not overwritten unasked. */
  private static void requireFree(Path output, boolean overwrite) {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new ConfigurationException("--output=%s: is a file; name a folder".formatted(output));
    }
    boolean finished = Files.exists(output.resolve("config.json"));
    if (finished && !overwrite && !Trainer.isUnfinished(output)) {
      throw new ConfigurationException(
          "--output=%s: a model is there already; name another folder or add --overwrite"
              .formatted(output));
    }
  }
}
