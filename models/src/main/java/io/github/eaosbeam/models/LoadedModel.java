package io.github.eaosbeam.models;

import io.github.eaosbeam.models.checkpoint.StateDict;
import io.github.eaosbeam.models.decoding.LabelMap;
import io.github.eaosbeam.models.decoding.QuadrupleDecoder;
import io.github.eaosbeam.models.decoding.ScoreLayout;
import io.github.eaosbeam.models.decoding.Scores;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.encoder.EaosNetwork;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokenizer, network and decoder of one model, and the threads that run them. */
final class LoadedModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedModel.class);
  private static final String TYPE = "Multi-EAOS";

  private final ModelCard card;
  private final BpeTokenizer tokenizer;
  private final EaosNetwork network;
  private final ScoreLayout layout;
  private final QuadrupleDecoder decoder;
  private final InferencePool pool;
  private final WorkMeter meter = new WorkMeter();
  private final RecentExtractions recent = new RecentExtractions();

  private LoadedModel(
      ModelCard card,
      BpeTokenizer tokenizer,
      EaosNetwork network,
      ModelConfig config,
      int processors) {
    this.card = card;
    this.tokenizer = tokenizer;
    this.network = network;
    this.layout =
        new ScoreLayout(
            config.queries(), config.maxLength(), config.aspects(), config.sentiments());
    this.decoder =
        new QuadrupleDecoder(
            LabelMap.ofAspects(config.aspectIds()), LabelMap.ofSentiments(config.sentimentIds()));
    this.pool = new InferencePool(network.threads(processors));
  }

  static LoadedModel load(ExtractorSpec spec) {
    long start = System.nanoTime();
    LoadedModel model = spec.model().withDirectory(path -> load(path, spec));
    LOG.info(
        "{}: {} on {}, {} weights, threads: {}, after {} ms",
        Host.name(),
        model.card.modelDir(),
        model.device(),
        model.card.parameters(),
        model.threads(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    return model;
  }

  private static LoadedModel load(Path path, ExtractorSpec spec) {
    ModelDirectory directory = ModelDirectory.open(path);
    ModelConfig config = directory.config();
    Architecture architecture = architecture(path, directory);
    BpeTokenizer tokenizer = BpeTokenizer.open(directory.vocabulary(), directory.merges());
    requireRows(directory, tokenizer, architecture);
    StateDict weights =
        StateDict.open(directory.checkpoint(), directory.pretrained(), architecture.shapes());
    EaosNetwork network = EaosNetwork.load(architecture, weights::float32, spec.device());
    ModelCard card = card(spec.model().name(), config, architecture);
    return new LoadedModel(card, tokenizer, network, config, processors(spec));
  }

  /** The processors that the network may keep busy. */
  private static int processors(ExtractorSpec spec) {
    int machine = InferenceThreads.perProcessor().count();
    return Math.max(1, Math.min(machine, spec.threads().count()));
  }

  static Architecture architecture(Path path, ModelDirectory directory) {
    ModelConfig config = directory.config();
    try {
      return new Architecture(
          directory.encoder(),
          config.tailFeedForward(),
          config.maxLength(),
          config.queries(),
          config.aspects(),
          config.sentiments());
    } catch (ModelException e) {
      throw new ModelException(path + ": " + e.getMessage(), e);
    }
  }

  private static void requireRows(
      ModelDirectory directory, BpeTokenizer tokenizer, Architecture architecture) {
    int rows = architecture.encoder().vocabulary();
    if (tokenizer.vocabularySize() > rows) {
      throw new ModelException(
          "%s: holds %d tokens, the encoder's vocab_size is %d; vocab.txt and the encoder's config.json must come from the same model"
              .formatted(directory.vocabulary(), tokenizer.vocabularySize(), rows));
    }
  }

  private static ModelCard card(String name, ModelConfig config, Architecture architecture) {
    return new ModelCard(
        name,
        TYPE,
        config.modelName(),
        config.bestEpoch().orElse(null),
        architecture.parameters(),
        config.maxLength(),
        config.queries(),
        LabelMap.ofAspects(config.aspectIds()).labels(config.aspects()),
        LabelMap.ofSentiments(config.sentimentIds()).labels(config.sentiments()),
        config.placeholder());
  }

  ModelCard card() {
    return card;
  }

  String device() {
    return network.device();
  }

  /** Threads that run the network. */
  int threads() {
    return pool.size();
  }

  ModelWork work() {
    return meter.soFar();
  }

  List<Extraction> extractAll(List<String> texts, Decoding decoding, double threshold) {
    RecentExtractions.Rules rules = new RecentExtractions.Rules(decoding, threshold);
    return recent.answer(texts, rules, unknown -> run(unknown, rules));
  }

  private List<Extraction> run(List<String> texts, RecentExtractions.Rules rules) {
    Run run = new Run(texts, rules.decoding(), rules.confidenceThreshold());
    List<Integer> wanted =
        IntStream.range(0, texts.size()).filter(run::needsNetwork).boxed().toList();
    if (!wanted.isEmpty()) {
      pool.runAll(Packs.deal(wanted, run::rows).stream().map(run::task).toList());
    }
    return Arrays.asList(run.found);
  }

  /** Waits for the calls under way. */
  @Override
  public void close() {
    pool.close();
    network.close();
  }

  /** One call's texts on their way through the model. */
  private final class Run {
    private final List<String> texts;
    private final List<TokenizedText> tokens;
    private final Decoding decoding;
    private final double threshold;
    private final Extraction[] found;

    Run(List<String> texts, Decoding decoding, double threshold) {
      this.texts = texts;
      this.decoding = decoding;
      this.threshold = threshold;
      long start = System.nanoTime();
      tokens = texts.stream().map(t -> tokenizer.tokenize(t, card.maxLength())).toList();
      meter.tokenizedSince(start);
      found = new Extraction[texts.size()];
    }

    /** A blank text says nothing; only the reference's rules run the network on it all the same. */
    boolean needsNetwork(int index) {
      if (decoding == Decoding.REFERENCE || tokens.get(index).size() > 2) {
        return true;
      }
      found[index] = new Extraction(List.of(), tokens.get(index).size(), false);
      return false;
    }

    int rows(int index) {
      return network.rows(tokens.get(index).size());
    }

    Callable<Void> task(List<Integer> pack) {
      return () -> {
        decode(pack, scores(pack));
        return null;
      };
    }

    private List<float[]> scores(List<Integer> pack) {
      long start = System.nanoTime();
      List<float[]> scores = network.scores(pack.stream().map(i -> tokens.get(i).ids()).toList());
      meter.networkRanSince(start);
      pack.stream()
          .mapToInt(i -> tokens.get(i).size())
          .forEach(size -> meter.count(size, network.operations(size)));
      return scores;
    }

    private void decode(List<Integer> pack, List<float[]> scores) {
      long start = System.nanoTime();
      for (int i = 0; i < pack.size(); i++) {
        found[pack.get(i)] = decode(pack.get(i), new Scores(layout, scores.get(i)));
      }
      meter.decodedSince(start);
    }

    private Extraction decode(int index, Scores scores) {
      if (!scores.isFinite()) {
        throw new ExtractionException(
            "the model's scores are not finite numbers; its weights hold NaN or overflow here");
      }
      TokenizedText text = tokens.get(index);
      return new Extraction(
          decoder.decode(scores, texts.get(index), text, decoding, threshold),
          text.size(),
          text.truncated());
    }
  }
}
