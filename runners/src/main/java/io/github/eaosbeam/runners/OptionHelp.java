package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import java.io.PrintStream;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What {@code --help} prints. */
final class OptionHelp {
  private static final String MARGIN = "  ";

  private final Console console;

  OptionHelp(Console console) {
    this.console = console;
  }

  /** The command's own options with their defaults, then where all the others are. */
  void print(Command command) {
    PrintStream out = console.out();
    out.printf("./eaos %s [--option=value ...]%n%s%n%n", command.name(), command.purpose());
    List<Option> options =
        command.options().stream().flatMap(type -> Option.declaredBy(type).stream()).toList();
    int width = options.stream().mapToInt(option -> title(option).length()).max().orElse(0);
    options.forEach(option -> printOption(option, width));
    out.printf(
        """

        The options of Beam and its runners work too. ./eaos %s --help=NAME lists those of NAME:
        %s
        Spark's own settings are system properties: EAOS_JAVA_OPTS="-Dspark.ui.port=4050".
        """,
        command.name(),
        String.join("\n", TextColumns.wrap(String.join(", ", named()), console.columns())));
  }

  private void printOption(Option option, int width) {
    int textColumns = Math.max(30, console.columns() - width - 2 * MARGIN.length());
    List<String> text = TextColumns.wrap(option.description(), textColumns);
    for (int line = 0; line < text.size(); line++) {
      String title = line == 0 ? title(option) : "";
      console.out().println(MARGIN + TextColumns.pad(title, width) + MARGIN + text.get(line));
    }
  }

  private static String title(Option option) {
    return "--" + option.name() + option.defaultValue().map(value -> "=" + value).orElse("");
  }

  /** Everything Beam knows about the options interface called {@code name}. */
  void printBeam(String name) {
    Class<? extends PipelineOptions> type =
        PipelineOptionsFactory.getRegisteredOptions().stream()
            .filter(options -> options.getSimpleName().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    PipelineOptionsFactory.printHelp(console.out(), type);
  }

  private static ConfigurationException unknown(String name) {
    return new ConfigurationException(
        "--help=%s: no such options; there are %s".formatted(name, String.join(", ", named())));
  }

  private static List<String> named() {
    return PipelineOptionsFactory.getRegisteredOptions().stream()
        .map(Class::getSimpleName)
        .sorted()
        .toList();
  }
}
