package io.github.eaosbeam.benchmark;

/**
 * A whole job, from the start of its process to its end.
 *
 * @param model its name
 * @param runner Beam's runner
 * @param cores processors it was told there are, and tasks at a time
 * @param comments comments in its input, all of which came out again
 * @param seconds wall-clock time
 * @param commentsPerSecond over all of that time
 * @param processorSeconds of all cores
 * @param peakMebibytes memory, the mapped weights included
 */
record JobResult(
    String model,
    String runner,
    int cores,
    int comments,
    double seconds,
    double commentsPerSecond,
    double processorSeconds,
    long peakMebibytes) {

  static JobResult of(String model, String runner, int cores, int comments, ChildJvm.Cost cost) {
    return new JobResult(
        model,
        runner,
        cores,
        comments,
        cost.seconds(),
        comments / cost.seconds(),
        cost.processorSeconds(),
        cost.peakMebibytes());
  }
}
