package io.github.eaosbeam.training.corpus;

/** A file of labelled comments is wrong; the message says where and how to mend it. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CorpusException(String message) {
    super(message);
  }

  CorpusException(String message, Throwable cause) {
    super(message, cause);
  }
}
