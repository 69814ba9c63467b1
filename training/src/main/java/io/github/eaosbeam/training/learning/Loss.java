package io.github.eaosbeam.training.learning;

import ai.djl.ndarray.NDArray;
import io.github.eaosbeam.training.learning.TrainableNetwork.Output;

/**
 * How far the network's answer to a batch is from what is to be found.
 *
 * <p>The cross entropies of places, aspect and sentiment; and, since the span heads read a place
 * off a vector, that of where each of the four attention heads looks: the first at the entity's
 * first token, the second at its last, the third and fourth at the opinion's. A query with nothing
 * to find is to look at and to name position 0, which decoding drops.
 */
final class Loss {
  private static final int PARTS = 4;
  private static final float EMPTY_WEIGHT = 0.4f;
  private static final float POINTER_WEIGHT = 1f;
  private static final float TAG_WEIGHT = 0.5f;
  private static final float LABEL_WEIGHT = 1f;
  private static final float GUESS_WEIGHT = 0.3f;

  private Loss() {}

  /** The mean over the batch's comments, a scalar. */
  static NDArray of(Output output, PaddedBatch batch) {
    NDArray filled = batch.filled(); // [B, Q]
    NDArray weights = filled.mul(1 - EMPTY_WEIGHT).add(EMPTY_WEIGHT);
    NDArray losses =
        nll(output.aspects(), batch.aspects())
            .add(nll(output.sentiments(), batch.sentiments()))
            .mul(filled)
            .mul(LABEL_WEIGHT); // [B, Q]
    for (int part = 0; part < PARTS; part++) {
      NDArray places = batch.places(part);
      NDArray looks = output.attention().get(":," + part); // [B, Q, N]
      losses =
          losses
              .add(nll(output.places().get(part), places).mul(weights))
              .add(picked(looks, places).neg().mul(weights).mul(POINTER_WEIGHT));
    }
    NDArray perToken =
        nll(output.tags().get(0), batch.entityTags())
            .add(nll(output.tags().get(1), batch.opinionTags()))
            .add(nll(output.tags().get(2), batch.aspectTags()))
            .mul(batch.real());
    NDArray all = losses.sum().add(perToken.sum().mul(TAG_WEIGHT));
    for (NDArray guesses : output.guesses()) {
      all = all.add(nll(guesses, batch.hiddenIds()).sum().mul(GUESS_WEIGHT));
    }
    return all.div(batch.ids().getShape().get(0));
  }

  /** Negative log likelihood: logits [B, Q, C] and classes [B, Q] to [B, Q]. */
  private static NDArray nll(NDArray logits, NDArray classes) {
    return picked(logits.logSoftmax(-1), classes).neg();
  }

  private static NDArray picked(NDArray values, NDArray classes) {
    return values.gather(classes.expandDims(-1), -1).squeeze(-1);
  }
}
