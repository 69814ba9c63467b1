package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The command line: {@code ./eaos <command> --name=value ...}. */
public final class Main {
  private static final List<Command> COMMANDS =
      List.of(
          new ExtractCommand(),
          new ProduceCommand(),
          new CheckCommand(),
          new ConvertCommand(),
          new EvaluateCommand(),
          new TrainCommand(),
          new BenchmarkCommand());
  private static final List<String> HELP = List.of("help", "--help", "-h");
  private static final String HELP_ON = "--help=";

  private Main() {}

  /** Runs a command and ends the process with 0, 1 (it failed) or 2 (it was called wrongly). */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    Logging.configure(isVerbose(words));
    int status = run(words, Console.ofProcess());
    if (status != 0 || !Submission.isToCluster()) {
      System.exit(status);
    } // YARN takes a driver that exits by itself for one that failed, whatever its status
  }

  /** Runs a command and returns its exit status. */
  static int run(List<String> words, Console console) {
    try {
      return dispatch(words, console);
    } catch (Throwable e) { // running out of memory is an Error and deserves its line too
      Failure failure = Failure.of(e);
      console.err().println("eaos: " + failure.line());
      if (isVerbose(words)) {
        e.printStackTrace(console.err());
      }
      return failure.status();
    }
  }

  private static int dispatch(List<String> words, Console console) {
    if (words.isEmpty() || HELP.contains(words.get(0))) {
      list(console.out());
      return 0;
    }
    Command command = command(words.get(0));
    List<String> arguments = words.subList(1, words.size());
    if (arguments.stream().anyMatch(HELP::contains)) {
      new OptionHelp(console).print(command);
      return 0;
    }
    Optional<String> topic = arguments.stream().filter(word -> word.startsWith(HELP_ON)).findAny();
    if (topic.isPresent()) {
      new OptionHelp(console).printBeam(topic.get().substring(HELP_ON.length()));
      return 0;
    }
    return command.run(arguments, console);
  }

  private static Command command(String name) {
    return COMMANDS.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static ConfigurationException unknown(String name) {
    String suggestion =
        Suggestion.nearest(name, COMMANDS.stream().map(Command::name).toList())
            .map("; did you mean %s?"::formatted)
            .orElse("; ./eaos alone lists the commands");
    return new ConfigurationException("%s: no such command%s".formatted(name, suggestion));
  }

  private static void list(PrintStream out) {
    out.println("./eaos COMMAND [--option=value ...]");
    out.println();
    COMMANDS.forEach(command -> out.printf("  %-10s  %s%n", command.name(), command.purpose()));
    out.println();
    out.println("./eaos COMMAND --help lists a command's options.");
  }

  private static boolean isVerbose(List<String> words) {
    return words.contains("--verbose") || words.contains("--verbose=true");
  }
}
