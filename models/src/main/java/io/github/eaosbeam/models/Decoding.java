package io.github.eaosbeam.models;

/** The rules by which the network's scores become quadruples. */
public enum Decoding {
  /** The rules of the PySpark job this project replaces, to the letter, odd corners included. */
  REFERENCE,
  /**
   * The same choices and the same confidence, but a quadruple that points at padding or at special
   * tokens is dropped, a span that cuts a word is widened to the word, and entity and opinion are
   * the comment's own characters, underscores shown as spaces.
   */
  STRICT
}
