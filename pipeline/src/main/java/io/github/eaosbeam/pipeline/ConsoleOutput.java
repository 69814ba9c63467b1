package io.github.eaosbeam.pipeline;

/** Lines that the program reads back to show or to hand on. */
final class ConsoleOutput extends Output {
  ConsoleOutput(Staging staging) {
    super(Sinks.CONSOLE, staging);
  }

  @Override
  public void publish() {
    // Whoever asked for it reads lines().
  }
}
