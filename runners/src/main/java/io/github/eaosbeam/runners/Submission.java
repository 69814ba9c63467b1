package io.github.eaosbeam.runners;

/** How spark-submit started this process, if it did: the properties it sets tell. */
final class Submission {
  private static final String DEPLOY_MODE = "spark.submit.deployMode";

  private Submission() {}

  /** Whether spark-submit started this process, or had a cluster start it. */
  static boolean happened() {
    return System.getProperty(DEPLOY_MODE) != null;
  }

  /** Whether this process is a driver that a cluster runs, on one of its own machines. */
  static boolean isToCluster() {
    return "cluster".equals(System.getProperty(DEPLOY_MODE));
  }
}
