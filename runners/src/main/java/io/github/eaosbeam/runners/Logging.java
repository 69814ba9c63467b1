package io.github.eaosbeam.runners;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** What is logged, and how: warnings, a line each, on standard error. */
final class Logging {
  private static final String OURS = "eaos-log4j2.properties";
  private static final String SPARKS_DEFAULT = "org/apache/spark/log4j2-defaults.properties";

  private Logging() {}

  /**
   * Sets up the logging of this process; to be called before anything logs.
   *
   * @param verbose whether to log what the libraries do, and stack traces
   */
  static void configure(boolean verbose) {
    System.setProperty("log4j2.configurationFile", OURS); // which Log4j reads when it starts
    if (verbose) {
      System.setProperty("eaos.log.level", "info");
      System.setProperty("eaos.log.libraryLevel", "info");
      System.setProperty("eaos.log.stackDepth", "full");
    }
    if (Submission.happened()) {
      replaceSparksDefault();
    }
  }

  /**
   * spark-submit has started Log4j already. What its user has configured for it stays; its default,
   * hundreds of lines about every job, does not.
   */
  private static void replaceSparksDefault() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    String inUse =
        String.valueOf(context.getConfiguration().getConfigurationSource().getLocation());
    if (inUse.endsWith(SPARKS_DEFAULT)) {
      context.setConfigLocation(ours());
    }
  }

  private static URI ours() {
    try {
      return Logging.class.getResource("/" + OURS).toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
