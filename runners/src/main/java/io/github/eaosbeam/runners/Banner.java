package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ModelCard;
import java.io.PrintStream;
import java.util.Locale;

/** What a job tells about itself as it starts. */
final class Banner {
  private final PrintStream out;

  Banner(PrintStream out) {
    this.out = out;
  }

  void print(Extractor extractor, Launch launch) {
    print(extractor);
    print(launch);
  }

  /** Where nothing is launched. */
  void print(Extractor extractor) {
    printModel(extractor.card());
    printLine("device", extractor.device());
  }

  /** Where the model is opened by other machines only. */
  void print(String modelDir, Launch launch) {
    printLine("model", modelDir);
    print(launch);
  }

  private void print(Launch launch) {
    printLine("runner", launch.description());
    launch.uiAddress().ifPresent(address -> printLine("Spark UI", address));
  }

  private void printModel(ModelCard card) {
    String epoch = card.bestEpoch().map(number -> ", best epoch " + number).orElse("");
    printLine(
        "model",
        String.format(
            Locale.ROOT,
            "%s on %s%s, %,d parameters, from %s",
            card.type(),
            card.encoder(),
            epoch,
            card.parameters(),
            card.modelDir()));
    if (card.placeholder()) {
      printLine(
          "", "a placeholder: random weights, meaningless predictions; give --modelDir=YOUR_MODEL");
    }
  }

  private void printLine(String what, String value) {
    out.printf("%-14s%s%n", what, value);
  }
}
