package io.github.eaosbeam.models;

/**
 * What a model has done since it was opened, for those who measure it.
 *
 * @param comments comments the network ran on
 * @param tokens tokens of theirs, sentence marks included, padding not
 * @param operations floating-point operations these tokens need, those on padding not counted
 * @param tokenizingNanos time the tokenizer took, of all threads together
 * @param networkNanos time the network took, likewise
 * @param decodingNanos time it took to turn scores into quadruples, likewise
 */
public record ModelWork(
    long comments,
    long tokens,
    long operations,
    long tokenizingNanos,
    long networkNanos,
    long decodingNanos) {

  /** What was done after {@code earlier}, which came from the same model. */
  public ModelWork since(ModelWork earlier) {
    return new ModelWork(
        comments - earlier.comments,
        tokens - earlier.tokens,
        operations - earlier.operations,
        tokenizingNanos - earlier.tokenizingNanos,
        networkNanos - earlier.networkNanos,
        decodingNanos - earlier.decodingNanos);
  }
}
