package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Arguments turned into options. Beam does the parsing; this says in one line what is wrong with
 * them.
 */
final class CommandLine {
  static {
    PipelineOptionsFactory.register(LaunchOptions.class);
  }

  private final Map<String, Option> known = new HashMap<>();
  private final Class<? extends PipelineOptions> type;

  private CommandLine(Class<? extends PipelineOptions> type) {
    this.type = type;
    PipelineOptionsFactory.getRegisteredOptions().forEach(this::learn);
    learn(type);
  }

  private void learn(Class<? extends PipelineOptions> options) {
    Option.of(options).forEach(option -> known.put(option.name(), option));
  }

  /**
   * The options that {@code arguments} give.
   *
   * @throws ConfigurationException where one of them is not {@code --name=value}, is not known, is
   *     given twice, or has a value of the wrong type
   */
  static <T extends PipelineOptions> T parse(Class<T> type, List<String> arguments) {
    CommandLine line = new CommandLine(type);
    List<String> canonical = arguments.stream().map(line::check).toList();
    line.requireOnce(arguments);
    return PipelineOptionsFactory.fromArgs(canonical.toArray(String[]::new)).as(type);
  }

  /** Beam joins repeated lists, but cannot choose between two values of anything else. */
  private void requireOnce(List<String> arguments) {
    Set<String> given = new HashSet<>();
    for (String argument : arguments) {
      Option option = known.get(nameOf(argument));
      if (!given.add(option.name()) && !List.class.isAssignableFrom(option.type())) {
        throw new ConfigurationException("--%s: given twice; leave one".formatted(option.name()));
      }
    }
  }

  private static String nameOf(String argument) {
    return argument.substring(2).split("=", 2)[0];
  }

  /** Whether {@code arguments} give the option {@code name} a value. */
  static boolean gives(List<String> arguments, String name) {
    return arguments.stream()
        .anyMatch(
            argument -> argument.equals("--" + name) || argument.startsWith("--" + name + "="));
  }

  private String check(String argument) {
    if (!argument.startsWith("--") || argument.length() == 2) {
      throw new ConfigurationException(
          "%s: not an option; options are written --name=value".formatted(argument));
    }
    String[] parts = argument.substring(2).split("=", 2);
    Option option = known.get(parts[0]);
    if (option == null) {
      throw unknown(parts[0]);
    }
    if (parts.length == 1 && !option.isSwitch()) {
      throw new ConfigurationException("--%s: needs a value: --%1$s=VALUE".formatted(parts[0]));
    }
    return parts.length == 1 ? argument : checkValue(option, parts[1]);
  }

  private String checkValue(Option option, String value) {
    String argument = "--%s=%s".formatted(option.name(), option.canonical(value));
    try {
      PipelineOptionsFactory.fromArgs(argument).as(type);
      return argument;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "--%s=%s: not %s".formatted(option.name(), value, option.expected()), e);
    }
  }

  private ConfigurationException unknown(String name) {
    String suggestion =
        Suggestion.nearest(name, known.keySet())
            .map("; did you mean --%s?"::formatted)
            .orElse("; --help lists the options");
    return new ConfigurationException("--%s: no such option%s".formatted(name, suggestion));
  }
}
