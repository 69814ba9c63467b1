package io.github.eaosbeam.runners;

/** A failure that happened on one of a cluster's machines, which its cause does not tell. */
final class WorkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String worker;

  /**
   * @param worker the machine, and the executor on it whose log tells more
   */
  WorkerException(String worker, RuntimeException cause) {
    super("worker " + worker, cause);
    this.worker = worker;
  }

  String worker() {
    return worker;
  }
}
