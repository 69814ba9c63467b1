package io.github.eaosbeam.pipeline;

/**
 * Options that cannot be followed; the message says what is wrong, where, and how to mend it. A
 * program that meets one has run nothing and written nothing; its exit status is 2.
 */
public final class ConfigurationException extends RuntimeException {
  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
