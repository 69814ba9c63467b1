package io.github.eaosbeam.training.learning;

import java.util.ArrayList;
import java.util.List;

/** Remembers what a run tells, and stops it where it is asked to. */
final class Witness implements TrainingListener {
  /** What a stopped run ends with. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final String stop;
  private final List<Trainer.Epoch> epochs = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private int firstEpoch;
  private long parameters;
  private int vocabulary;

  private Witness(String stop) {
    this.stop = stop;
  }

  static Witness toTheEnd() {
    return new Witness("never");
  }

  static Witness stoppingAfterEpoch(int epoch) {
    return new Witness("epoch " + epoch);
  }

  /**
   * @param step such as {@code "1: 3 of 5"}, the third of five steps in the first epoch
   */
  static Witness stoppingAtStep(String step) {
    return new Witness(step);
  }

  @Override
  public void starts(Progress progress, long parameters, int vocabulary) {
    this.firstEpoch = progress.epoch();
    this.parameters = parameters;
    this.vocabulary = vocabulary;
  }

  @Override
  public void step(int epoch, int step, int steps) {
    this.steps.add("%d: %d of %d".formatted(epoch, step, steps));
    stopAt(this.steps.get(this.steps.size() - 1));
  }

  @Override
  public void epoch(Trainer.Epoch epoch) {
    epochs.add(epoch);
    stopAt("epoch " + epoch.progress().epoch());
  }

  private void stopAt(String place) {
    if (place.equals(stop)) {
      throw new Stop();
    }
  }

  List<Trainer.Epoch> epochs() {
    return epochs;
  }

  List<String> steps() {
    return steps;
  }

  int firstEpoch() {
    return firstEpoch;
  }

  long parameters() {
    return parameters;
  }

  int vocabulary() {
    return vocabulary;
  }
}
