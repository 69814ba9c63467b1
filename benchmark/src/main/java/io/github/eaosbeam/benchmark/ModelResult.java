package io.github.eaosbeam.benchmark;

/**
 * A model alone.
 *
 * @param model its name
 * @param threads threads the network ran on
 * @param comments comments given to the model
 * @param seconds they took
 * @param processorSeconds they took of all cores
 * @param commentsPerSecond of all comments
 * @param tokensPerSecond real tokens the network ran on, sentence marks included
 * @param gigaflopsPerSecond on real tokens only: padding counts as time, not as work
 * @param sgemmGigaflopsPerSecond the machine's own matrix product on as many threads, in turn
 * @param shareOfSgemm the one divided by the other
 * @param shareOfSgemmByProcessorTime the same in processor time instead of wall-clock time
 * @param shareOutsideNetwork of the model's time, what tokenizer and decoder took
 * @param openSeconds until the model was open
 * @param peakMebibytes memory of the process, the mapped weights included
 */
record ModelResult(
    String model,
    int threads,
    long comments,
    double seconds,
    double processorSeconds,
    double commentsPerSecond,
    double tokensPerSecond,
    double gigaflopsPerSecond,
    double sgemmGigaflopsPerSecond,
    double shareOfSgemm,
    double shareOfSgemmByProcessorTime,
    double shareOutsideNetwork,
    double openSeconds,
    long peakMebibytes) {

  static ModelResult of(String model, ModelSpeed speed, ChildJvm.Cost cost) {
    return new ModelResult(
        model,
        speed.threads(),
        speed.comments(),
        speed.seconds(),
        speed.processorSeconds(),
        speed.comments() / speed.seconds(),
        speed.tokens() / speed.seconds(),
        speed.gigaflopsPerSecond(),
        speed.productGigaflopsPerSecond(),
        speed.shareOfProduct(),
        speed.shareOfProductByProcessorTime(),
        speed.outsideNetwork(),
        speed.openSeconds(),
        cost.peakMebibytes());
  }
}
