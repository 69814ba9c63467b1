package io.github.eaosbeam.runners;

import io.github.eaosbeam.benchmark.Benchmark;
import io.github.eaosbeam.benchmark.BenchmarkPlan;
import io.github.eaosbeam.benchmark.MeasuringException;
import io.github.eaosbeam.benchmark.Part;
import io.github.eaosbeam.benchmark.Results;
import io.github.eaosbeam.benchmark.ResultsTable;
import io.github.eaosbeam.benchmark.ScalingChart;
import io.github.eaosbeam.pipeline.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Benchmark options turned into a plan, and the plan into a table and files. */
final class BenchmarkRun {
  private final BenchmarkOptions options;
  private final Console console;

  BenchmarkRun(BenchmarkOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  /** Measures, and returns the exit status; {@code command} is kept with the figures. */
  int run(String command) {
    Optional<Path> output = Optional.ofNullable(options.getOutput()).map(Path::of);
    output.ifPresent(BenchmarkRun::requireFolder);
    try {
      Results results = Benchmark.run(plan(options), command, console.err()::println);
      ResultsTable.print(results, console.out());
      if (output.isPresent()) {
        write(results, output.get());
      }
      return 0;
    } catch (MeasuringException e) {
      console.err().println("eaos: " + e.getMessage());
      return Failure.JOB_FAILED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hours of measuring are not to end in a folder that is not there. */
  private static void requireFolder(Path output) {
    if (!Files.isDirectory(output.toAbsolutePath().getParent())) {
      throw new ConfigurationException(
          "--output=%s: there is no such folder; make it first".formatted(output));
    }
  }

  private static void write(Results results, Path output) throws IOException {
    results.write(output);
    if (!results.scaling().isEmpty()) {
      String name = output.getFileName().toString().replaceFirst("\\.json$", "");
      ScalingChart.write(results, output.resolveSibling(name + ".svg"));
    }
  }

  private static BenchmarkPlan plan(BenchmarkOptions options) {
    try {
      return new BenchmarkPlan(
          parts(orElse(options.getOnly(), List.of("model", "pipeline"))),
          orElse(options.getModels(), List.of("base", "bundled")),
          folder(options.getVocabulary()),
          file(options.getInput()),
          options.getComments(),
          orElse(options.getSizes(), List.of(1000, 2000, 4000, 8000)),
          orElse(options.getCores(), List.of(1, Runtime.getRuntime().availableProcessors())),
          orElse(options.getRunners(), List.of("SparkRunner", "DirectRunner")),
          Main.class.getName());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("--" + e.getMessage(), e);
    }
  }

  private static <T> List<T> orElse(List<T> given, List<T> otherwise) {
    return given == null ? otherwise : given;
  }

  private static Set<Part> parts(List<String> names) {
    return names.stream().map(BenchmarkRun::part).collect(Collectors.toUnmodifiableSet());
  }

  private static Part part(String name) {
    return Arrays.stream(Part.values())
        .filter(part -> part.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "--only=%s: not one of %s"
                        .formatted(
                            name,
                            Arrays.stream(Part.values())
                                .map(part -> part.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  private static Optional<Path> folder(String vocabulary) {
    Optional<Path> folder = Optional.ofNullable(vocabulary).map(Path::of);
    for (String file : List.of("vocab.txt", "bpe.codes")) {
      if (folder.isPresent() && !Files.isRegularFile(folder.get().resolve(file))) {
        throw new ConfigurationException(
            "--vocabulary=%s: has no %s; name a folder with a PhoBERT tokenizer's files"
                .formatted(vocabulary, file));
      }
    }
    return folder;
  }

  private static Optional<Path> file(String input) {
    Optional<Path> file = Optional.ofNullable(input).map(Path::of);
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw new ConfigurationException(
          "--input=%s: no such file; name one of JSON lines".formatted(input));
    }
    return file;
  }
}
