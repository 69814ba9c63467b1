package io.github.eaosbeam.training.learning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.models.encoder.EncoderConfig;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.training.augmentation.Augmenter;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.corpus.LabelledComment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Experiment. */
public final class Trainer {
  private final Settings s;
  private final Corpus corpus;

  public Trainer(Settings s, Corpus corpus) {
    this.s = s;
    this.corpus = corpus;
  }

  public void run(Path out) throws IOException {
    Files.createDirectories(out.resolve("encoder"));
    Augmenter augmenter = new Augmenter(corpus.training(), s.queries());
    Random random = new Random(s.seed());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      corpus.training().forEach(c -> texts.add(c.text()));
    }
    corpus.training().forEach(c -> texts.add(augmenter.variant(c, random).text()));
    corpus.training().forEach(c -> texts.add(augmenter.variant(c, random).text()));
    BpeLearner.learn(texts, s.merges(), 4, out.resolve("encoder"));
    BpeTokenizer tokenizer =
        BpeTokenizer.open(out.resolve("encoder/vocab.txt"), out.resolve("encoder/bpe.codes"));
    Labels labels = Labels.reference();
    EncoderConfig encoder =
        new EncoderConfig(
            s.layers(),
            s.hidden(),
            s.heads(),
            s.feedForward(),
            tokenizer.vocabularySize(),
            s.maxLength() + 2,
            1,
            1e-5f,
            "gelu");
    Architecture architecture =
        new Architecture(encoder, s.tailFeedForward(), s.maxLength(), s.queries(), 11, 3);
    System.out.printf(
        "train %d val %d test %d; vocabulary %d; parameters %d%n",
        corpus.training().size(),
        corpus.validation().size(),
        corpus.test().size(),
        tokenizer.vocabularySize(),
        architecture.parameters());
    Examples examples =
        new Examples(
            tokenizer, labels.aspectIds(), labels.sentimentIds(), s.maxLength(), s.queries());
    try (NDManager manager = NDManager.newBaseManager()) {
      Engine.getInstance().setRandomSeed((int) s.seed());
      Parameters parameters = Parameters.random(architecture, s.seed(), manager);
      TrainableNetwork.TAGGERS.forEach(
          (name, tags) -> {
            parameters.add(
                name + ".weight",
                manager.randomNormal(
                    0f,
                    0.07f,
                    new ai.djl.ndarray.types.Shape(tags, s.hidden()),
                    ai.djl.ndarray.types.DataType.FLOAT32));
            parameters.add(name + ".bias", manager.zeros(new ai.djl.ndarray.types.Shape(tags)));
          });
      TrainableNetwork network = new TrainableNetwork(architecture, parameters, s.dropout());
      AdamW optimizer = new AdamW(parameters, 0.02f, 0.998f, manager);
      Predictor predictor = new Predictor(architecture, tokenizer, labels);
      int stepsPerEpoch = (corpus.training().size() + s.batch() - 1) / s.batch();
      int total = stepsPerEpoch * s.epochs();
      int step = 0;
      long start = System.nanoTime();
      for (int epoch = 0; epoch < s.epochs(); epoch++) {
        List<Example> learnt = new ArrayList<>();
        Random epochRandom = new Random(s.seed() * 1000 + epoch);
        for (LabelledComment comment : corpus.training()) {
          learnt.add(examples.of(augmenter.variant(comment, epochRandom)));
        }
        double sum = 0;
        for (List<Example> batch : batches(learnt, epochRandom)) {
          step++;
          float rate =
              s.learningRate()
                  * (float)
                      Math.min(
                          step / (0.05 * total), Math.max(0.02, (total - step) / (0.95 * total)));
          sum += step(network, batch, manager);
          optimizer.step(step, rate);
        }
        if ((epoch + 1) % Integer.getInteger("every", 4) == 0) {
          Parameters averaged = averaged(architecture, optimizer, manager);
          System.out.printf(
              "epoch %d loss %.3f %s %.0f s arrays %d%n",
              epoch + 1,
              sum / stepsPerEpoch,
              judge(predictor, averaged, corpus.validation(), manager),
              (System.nanoTime() - start) / 1e9,
              manager.getManagedArrays().size());
          averaged.byName().values().forEach(NDArray::close);
        }
      }
      Parameters averaged = averaged(architecture, optimizer, manager);
      System.out.println("TEST " + judge(predictor, averaged, corpus.test(), manager));
    }
  }

  private static Parameters averaged(
      Architecture architecture, AdamW optimizer, NDManager manager) {
    return Parameters.of(
        architecture.shapes(),
        name -> java.nio.FloatBuffer.wrap(optimizer.averages().get(name).toFloatArray()),
        manager);
  }

  private List<List<Example>> batches(List<Example> examples, Random random) {
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, random);
    int pool = s.batch() * 16;
    List<List<Example>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); from += pool) {
      List<Example> part =
          new ArrayList<>(shuffled.subList(from, Math.min(from + pool, shuffled.size())));
      part.sort(Comparator.comparing(e -> e.length()));
      for (int at = 0; at < part.size(); at += s.batch()) {
        batches.add(part.subList(at, Math.min(at + s.batch(), part.size())));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private double step(TrainableNetwork network, List<Example> batch, NDManager manager) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      PaddedBatch padded = new PaddedBatch(batch, s.maxLength(), s.queries(), scope);
      NDArray loss = Loss.of(network.run(padded, true), padded);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private record Key(String entity, String aspect, String opinion, String sentiment) {}

  private String judge(
      Predictor predictor, Parameters weights, List<LabelledComment> comments, NDManager manager) {
    List<String> texts = comments.stream().map(LabelledComment::text).toList();
    List<float[]> scores = predictor.scores(weights, texts, manager);
    StringBuilder line = new StringBuilder();
    for (float shift : new float[] {0, 1.5f, -1.5f}) {
      int[][] counts = new int[5][3];
      for (int i = 0; i < texts.size(); i++) {
        float[] moved = scores.get(i).clone();
        Predictor.shift(moved, s.queries(), s.maxLength(), shift);
        String text = texts.get(i);
        List<Key> gold =
            comments.get(i).quadruples().stream()
                .map(
                    q ->
                        new Key(
                            q.entity().map(e -> e.in(text)).orElse("-"),
                            q.aspect(),
                            q.opinion().in(text),
                            q.sentiment()))
                .distinct()
                .toList();
        List<Key> found =
            predictor.decode(text, moved, 0.5).stream().map(Trainer::key).distinct().toList();
        count(counts[0], gold.stream().map(Object::toString), found.stream().map(Object::toString));
        count(counts[1], gold.stream().map(Key::entity), found.stream().map(Key::entity));
        count(counts[2], gold.stream().map(Key::opinion), found.stream().map(Key::opinion));
        count(counts[3], gold.stream().map(k -> k.aspect()), found.stream().map(k -> k.aspect()));
        count(
            counts[4],
            gold.stream().map(k -> k.opinion() + "|" + k.sentiment()),
            found.stream().map(k -> k.opinion() + "|" + k.sentiment()));
      }
      line.append(
          "[%+.1f quad %.3f ent %.3f op %.3f asp %.3f op+s %.3f] "
              .formatted(
                  shift,
                  f1(counts[0]),
                  f1(counts[1]),
                  f1(counts[2]),
                  f1(counts[3]),
                  f1(counts[4])));
    }
    return line.toString();
  }

  private static Key key(Quadruple q) {
    Span entity = q.entityPlace();
    boolean implicit = entity.equals(q.opinionPlace());
    return new Key(implicit ? "-" : q.entity(), q.aspect(), q.opinion(), q.sentiment());
  }

  private static void count(int[] counts, Stream<String> gold, Stream<String> found) {
    Set<String> g = new HashSet<>(gold.filter(x -> !x.equals("-")).toList());
    Set<String> f = new HashSet<>(found.filter(x -> !x.equals("-")).toList());
    counts[1] += g.size();
    counts[2] += f.size();
    g.retainAll(f);
    counts[0] += g.size();
  }

  private static double f1(int[] c) {
    return 2.0 * c[0] / Math.max(1, c[1] + c[2]);
  }

  public static void main(String[] a) throws IOException {
    Settings s =
        new Settings(
            Long.getLong("seed", 1),
            Integer.getInteger("epochs", 40),
            100,
            Integer.getInteger("batch", 32),
            Float.parseFloat(System.getProperty("lr", "0.0008")),
            Float.parseFloat(System.getProperty("dropout", "0.15")),
            Integer.getInteger("merges", 4000),
            128,
            4,
            Integer.getInteger("layers", 3),
            Integer.getInteger("hidden", 192),
            Integer.getInteger("heads", 4),
            Integer.getInteger("ff", 512),
            Integer.getInteger("tail", 256));
    new Trainer(s, Corpus.read(Path.of(a[0]))).run(Path.of(a[1]));
  }
}
