package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.runners.Finding.Grade;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/** {@code ./eaos check}: takes the options of a job, and says whether it would succeed. */
final class CheckCommand implements Command {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public String purpose() {
    return "Looks for what would make an extract with the same options fail or crawl.";
  }

  @Override
  public List<Class<? extends PipelineOptions>> options() {
    return List.of(ExtractionOptions.class, LaunchOptions.class);
  }

  @Override
  public int run(List<String> arguments, Console console) {
    List<Finding> failures = new ArrayList<>();
    new CheckUp(
            ExtractCommand.parse(arguments),
            finding -> {
              console.out().println(finding.line());
              if (finding.grade() == Grade.FAIL) {
                failures.add(finding);
              }
            })
        .run();
    if (failures.isEmpty()) {
      return 0;
    }
    console
        .err()
        .printf(
            "eaos: checks that failed: %d; mend them as their lines say, then check again%n",
            failures.size());
    return Failure.WRONG_CONFIGURATION;
  }
}
