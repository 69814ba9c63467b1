package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ConfigurationException;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * {@code ./eaos benchmark}: how fast it is on this machine. All that measures is behind {@link
 * BenchmarkRun}, for the jar that goes to a cluster comes without it.
 */
final class BenchmarkCommand implements Command {
  @Override
  public String name() {
    return "benchmark";
  }

  @Override
  public String purpose() {
    return "Measures how fast model and jobs are on this machine.";
  }

  @Override
  public List<Class<? extends PipelineOptions>> options() {
    return List.of(BenchmarkOptions.class, LaunchOptions.class);
  }

  @Override
  public int run(List<String> arguments, Console console) {
    BenchmarkOptions options = CommandLine.parse(BenchmarkOptions.class, arguments);
    String command = "./eaos benchmark " + String.join(" ", arguments);
    try {
      return new BenchmarkRun(options, console).run(command);
    } catch (NoClassDefFoundError e) {
      throw new ConfigurationException(
          "benchmark: this jar comes without it; use the eaos script of the project", e);
    }
  }
}
