package io.github.eaosbeam.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/**
 * A model directory on a file system that files cannot be mapped from. Travels to workers; two that
 * are equal read the same files.
 */
public interface ModelStore extends Serializable {
  /** The directory's name, such as {@code hdfs://namenode/model}. */
  String name();

  /**
   * Whether there is such a file, named from the directory on, such as {@code encoder/vocab.txt}.
   */
  boolean has(String file) throws IOException;

  /** A file's bytes, for the caller to close. */
  InputStream open(String file) throws IOException;
}
