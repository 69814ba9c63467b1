package io.github.eaosbeam.training.learning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.eaosbeam.models.encoder.Architecture;
import io.github.eaosbeam.training.augmentation.Augmenter;
import io.github.eaosbeam.training.corpus.Corpus;
import io.github.eaosbeam.training.evaluation.Evaluation;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The network's way from fresh weights to learnt ones. Not safe for several threads. */
final class LearningRun {
  /** Batches are cut from this many comments sorted by length, so that little is padding. */
  private static final int BATCHES_SORTED_TOGETHER = 16;

  private static final double WARM_UP_SHARE = 0.05;
  private static final double LEAST_RATE_SHARE = 0.02;

  private final Settings settings;
  private final Corpus corpus;
  private final Augmenter augmenter;
  private final Architecture architecture;
  private final WorkFolder folder;
  private final NDManager manager;
  private final Examples examples;
  private final Cloze cloze;
  private final Judge judge;
  private final Parameters parameters;
  private final TrainableNetwork network;
  private final AdamW optimizer;
  private final Map<String, NDArray> best = new LinkedHashMap<>();

  /**
   * @param folder where everything that is needed to go on is kept
   * @param manager owns the weights
   */
  LearningRun(Lesson lesson, WorkFolder folder, NDManager manager) {
    this.settings = lesson.settings();
    this.corpus = lesson.corpus();
    this.augmenter = lesson.augmenter();
    this.architecture = lesson.architecture();
    this.folder = folder;
    this.manager = manager;
    examples = lesson.examples();
    cloze = lesson.cloze();
    judge = lesson.judge();
    parameters = Parameters.random(architecture, settings.seed(), manager);
    network = new TrainableNetwork(architecture, parameters, settings.dropout());
    optimizer = new AdamW(parameters, manager);
    architecture
        .shapes()
        .keySet()
        .forEach(name -> best.put(name, manager.zeros(parameters.get(name).getShape())));
  }

  /**
   * Goes on from {@code start} to the end.
   *
   * @throws TrainingException where the weights grow beyond all bounds
   */
  Progress learn(Progress start, TrainingListener listener) throws IOException {
    Progress progress = start;
    if (progress.epoch() > 0) {
      folder.restore(progress, state());
    }
    long startNanos = System.nanoTime();
    while (progress.epoch() < settings.epochs()
        && progress.epoch() - progress.bestEpoch() < settings.patience()) {
      double loss = learnEpoch(progress, listener);
      Evaluation validation = validate();
      progress = progress.after(batches(), validation.quadruple().f1());
      if (progress.bestEpoch() == progress.epoch()) {
        best.forEach((name, array) -> copy(optimizer.averages().get(name), array));
      }
      folder.save(progress, state());
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      listener.epoch(new Trainer.Epoch(progress, loss, validation, seconds));
    }
    return progress;
  }

  private static void copy(NDArray from, NDArray to) {
    to.set(from.toFloatArray());
  }

  private double learnEpoch(Progress progress, TrainingListener listener) {
    Random random = new Random(settings.seed() * 1_000_003 + progress.epoch());
    Engine.getInstance().setRandomSeed(random.nextInt());
    List<Example> learnt =
        corpus.training().stream()
            .map(comment -> examples.of(augmenter.variant(comment, random)))
            .map(example -> cloze.hide(example, random))
            .toList();
    int step = progress.step();
    double loss = 0;
    for (List<Example> batch : batches(learnt, random)) {
      loss += gradients(batch) * batch.size();
      optimizer.step(++step, rate(step));
      listener.step(progress.epoch() + 1, step - progress.step(), batches());
    }
    return requireFinite(loss / learnt.size());
  }

  private double requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new TrainingException(
          "--learningRate=%s: learning came to no end, the loss is %s; give a lower one and --overwrite"
              .formatted(settings.learningRate(), loss));
    }
    return loss;
  }

  private int batches() {
    return (corpus.training().size() + settings.batch() - 1) / settings.batch();
  }

  /** Rises to the highest and falls evenly from there. */
  private float rate(int step) {
    double all = (double) batches() * settings.epochs();
    double rising = step / (WARM_UP_SHARE * all);
    double falling = Math.max(LEAST_RATE_SHARE, (all - step) / ((1 - WARM_UP_SHARE) * all));
    return (float) (settings.learningRate() * Math.min(rising, falling));
  }

  private List<List<Example>> batches(List<Example> examples, Random random) {
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, random);
    int together = settings.batch() * BATCHES_SORTED_TOGETHER;
    List<List<Example>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); from += together) {
      List<Example> part = shuffled.subList(from, Math.min(from + together, shuffled.size()));
      part.sort(Comparator.comparing(Example::length));
      for (int at = 0; at < part.size(); at += settings.batch()) {
        batches.add(part.subList(at, Math.min(at + settings.batch(), part.size())));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /** Adds to the weights' gradients; gives the mean loss of the batch's comments. */
  private double gradients(List<Example> batch) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      PaddedBatch padded =
          new PaddedBatch(batch, architecture.maxLength(), architecture.queries(), scope);
      NDArray loss = Loss.of(network.learn(padded), padded);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private Evaluation validate() {
    return judge.judge(new Parameters(optimizer.averages()), corpus.validation(), manager);
  }

  /** Calibrates the best weights and judges them; {@link #finishedWeights} are they from then. */
  Trainer.Outcome finish(Progress progress) {
    Parameters weights = new Parameters(best);
    float shift = judge.calibrate(weights, corpus.validation(), manager);
    NDArray bias = best.get("fc_e_start.bias");
    float[] biases = bias.toFloatArray();
    biases[0] += shift;
    bias.set(biases);
    return new Trainer.Outcome(
        architecture, progress, shift, judge.judge(weights, corpus.test(), manager));
  }

  /** The numbers of a weight, row-major. */
  FloatBuffer finishedWeights(String name) {
    return FloatBuffer.wrap(best.get(name).toFloatArray());
  }

  /** Everything that a run must keep to go on as if it had not been interrupted. */
  private Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    parameters.byName().forEach((name, array) -> state.put("weight/" + name, array));
    optimizer.means().forEach((name, array) -> state.put("mean/" + name, array));
    optimizer.variances().forEach((name, array) -> state.put("variance/" + name, array));
    optimizer.averages().forEach((name, array) -> state.put("average/" + name, array));
    best.forEach((name, array) -> state.put("best/" + name, array));
    return state;
  }
}
