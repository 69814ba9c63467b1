package io.github.eaosbeam.pipeline;

/**
 * Kafka brokers that do not answer. The message names their address and the option it came from.
 */
public final class UnreachableBrokerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreachableBrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
