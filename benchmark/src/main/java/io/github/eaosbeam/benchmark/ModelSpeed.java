package io.github.eaosbeam.benchmark;

/**
 * What {@link ModelProbe} has found. Seconds are wall-clock time, processor seconds are of all
 * cores.
 *
 * @param threads threads the network ran on
 * @param openSeconds until the model was open
 * @param comments comments given to the model
 * @param tokens tokens the network ran on, padding and comments answered from memory not counted
 * @param seconds for the comments
 * @param processorSeconds likewise
 * @param operations floating-point operations these tokens need
 * @param productOperations floating-point operations of bare matrix products on as many threads
 * @param productSeconds for the products
 * @param productProcessorSeconds likewise
 * @param outsideNetwork share of the model's time that tokenizer and decoder took
 */
record ModelSpeed(
    int threads,
    double openSeconds,
    long comments,
    long tokens,
    double seconds,
    double processorSeconds,
    long operations,
    long productOperations,
    double productSeconds,
    double productProcessorSeconds,
    double outsideNetwork) {
  double gigaflopsPerSecond() {
    return operations / seconds / 1e9;
  }

  double productGigaflopsPerSecond() {
    return productOperations / productSeconds / 1e9;
  }

  /** Time that bare products would have taken for the same operations, divided by the real one. */
  double shareOfProduct() {
    return gigaflopsPerSecond() / productGigaflopsPerSecond();
  }

  /** The same in processor time, which other work on the machine disturbs less. */
  double shareOfProductByProcessorTime() {
    return (operations / processorSeconds) / (productOperations / productProcessorSeconds);
  }
}
