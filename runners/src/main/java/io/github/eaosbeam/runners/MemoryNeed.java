package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.ModelCard;

/**
 * What a process that runs a model needs, in MiB.
 *
 * @param weights the model's weights, which lie outside the heap
 */
record MemoryNeed(long weights) {
  /** PyTorch's libraries and what it computes with, outside the heap. */
  private static final long ENGINE = 400;

  /** Java itself, Spark, and the comments on their way; more heap makes nothing faster. */
  private static final long HEAP = 300;

  private static final long MEBIBYTE = 1 << 20;
  private static final String SUBJECT = "memory";

  static MemoryNeed of(ModelCard model) {
    return new MemoryNeed((model.parameters() * Float.BYTES + MEBIBYTE - 1) / MEBIBYTE);
  }

  long total() {
    return weights + ENGINE + HEAP;
  }

  private long outsideHeap() {
    return weights + ENGINE;
  }

  /**
   * Whether a job in this process has enough.
   *
   * @param machine MiB of memory that the machine has
   * @param heap MiB that the heap may grow to
   */
  Finding onThisMachine(long machine, long heap) {
    String need = "needs about %d MiB (%d of them weights)".formatted(total(), weights);
    if (machine < total()) {
      return Finding.fail(
          SUBJECT,
          need + ", the machine has %d".formatted(machine),
          "take a machine with %d MiB or more".formatted(total()));
    }
    if (machine < heap + outsideHeap()) {
      return Finding.warn(
          SUBJECT,
          need
              + ", but a heap of %d MiB may grow until the %d of the machine are used up"
                  .formatted(heap, machine),
          "EAOS_JAVA_OPTS=-Xmx%dm".formatted(machine - outsideHeap()));
    }
    return Finding.ok(SUBJECT, need + ", the machine has %d".formatted(machine));
  }

  /**
   * Whether executors have enough.
   *
   * @param master tells whether the cluster holds executors to what they are given
   */
  Finding onExecutors(ExecutorMemory given, String master) {
    String what =
        "an executor needs about %d MiB (%d of them weights), it is given %d of heap and %d beside"
            .formatted(total(), weights, given.heap(), given.overhead());
    if (given.total() < total()) {
      return Finding.fail(SUBJECT, what, advice());
    }
    boolean enforced = master.startsWith("yarn") || master.startsWith("k8s");
    return enforced && given.overhead() < outsideHeap()
        ? Finding.warn(SUBJECT, what + ", and the weights lie beside the heap", advice())
        : Finding.ok(SUBJECT, what);
  }

  private String advice() {
    return "spark-submit --executor-memory 1g --conf spark.executor.memoryOverhead=%dm"
        .formatted(outsideHeap());
  }
}
