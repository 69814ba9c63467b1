package io.github.eaosbeam.runners;

/** A cluster that does not answer, or takes no work; the message says which and what to look at. */
final class UnreachableClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableClusterException(String message) {
    super(message);
  }
}
