package io.github.eaosbeam.transforms;

import org.apache.beam.sdk.testing.TestPipeline;

/** Pipelines for tests that are no JUnit 4 rules. */
final class Pipelines {
  private Pipelines() {}

  static TestPipeline create() {
    return TestPipeline.create().enableAbandonedNodeEnforcement(false);
  }
}
