package io.github.eaosbeam.runners;

import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/** What {@code ./eaos} can do, by name. */
interface Command {
  String name();

  /** What it does, in one line. */
  String purpose();

  /** The options of its own, in the order in which help shows them. */
  List<Class<? extends PipelineOptions>> options();

  /**
   * Does it and returns the exit status.
   *
   * @param arguments all that stand behind the command's name
   */
  int run(List<String> arguments, Console console);
}
