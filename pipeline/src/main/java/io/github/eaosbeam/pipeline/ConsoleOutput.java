package io.github.eaosbeam.pipeline;

/** Lines that the program reads back to show or to hand on. */
final class ConsoleOutput extends StagedOutput {
  ConsoleOutput(Staging staging) {
    super(Sinks.CONSOLE, staging);
  }

  @Override
  void place() {
    // Whoever asked for them has read lines().
  }
}
