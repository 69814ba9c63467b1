package io.github.eaosbeam.training.learning;

/** Is told how a run comes along, on the thread that trains. */
public interface TrainingListener {
  /**
   * Before the first epoch of this process.
   *
   * @param progress how far an earlier process has come with the same run
   * @param parameters weights that are learnt
   * @param vocabulary tokens that are told apart
   */
  void starts(Progress progress, long parameters, int vocabulary);

  /** After a step: the {@code step}th of {@code steps} in the {@code epoch}th epoch from 1. */
  void step(int epoch, int step, int steps);

  /** After an epoch that is kept: a run killed from here on goes on behind it. */
  void epoch(Trainer.Epoch epoch);
}
