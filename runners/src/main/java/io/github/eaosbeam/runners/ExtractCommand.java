package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.KafkaConnectionOptions;
import io.github.eaosbeam.pipeline.KafkaOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.spark.SparkCommonPipelineOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** {@code ./eaos extract}: files of comments in, files or a table of quadruples out. */
final class ExtractCommand implements Command {
  private static final int STOPPED = 130; // what shells expect after Ctrl-C

  @Override
  public String name() {
    return "extract";
  }

  @Override
  public String purpose() {
    return "Finds entity, aspect, opinion and sentiment in comments.";
  }

  @Override
  public List<Class<? extends PipelineOptions>> options() {
    return List.of(
        ExtractionOptions.class,
        KafkaOptions.class,
        KafkaConnectionOptions.class,
        LaunchOptions.class);
  }

  @Override
  public int run(List<String> arguments, Console console) {
    ExtractionOptions options = parse(arguments);
    try (Interruption interruption = Interruption.watch()) {
      return run(options, console, interruption);
    }
  }

  /** The options that a job is given, with the defaults of this command. */
  static ExtractionOptions parse(List<String> arguments) {
    ExtractionOptions options = CommandLine.parse(ExtractionOptions.class, arguments);
    unlessGiven("runner", arguments, () -> options.setRunner(SparkRunner.class));
    SparkCommonPipelineOptions spark = options.as(SparkCommonPipelineOptions.class);
    unlessGiven("sparkMaster", arguments, () -> spark.setSparkMaster("local[*]"));
    // The direct runner's checks find faults of a pipeline's author, at twice the cost.
    DirectOptions direct = options.as(DirectOptions.class);
    unlessGiven("enforceImmutability", arguments, () -> direct.setEnforceImmutability(false));
    unlessGiven("enforceEncodability", arguments, () -> direct.setEnforceEncodability(false));
    return options;
  }

  private static void unlessGiven(String option, List<String> arguments, Runnable ownDefault) {
    if (!CommandLine.gives(arguments, option)) {
      ownDefault.run();
    }
  }

  private static int run(ExtractionOptions options, Console console, Interruption interruption) {
    try (ExtractionJob job = ExtractionJob.prepare(options)) {
      interruption.cancels(job::cancel);
      greet(job, options, console);
      RunReport report = job.isUnbounded() ? follow(job, interruption, console) : job.run(console);
      finish(job, report, console);
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      if (!interruption.happened()) {
        throw e;
      }
      console.err().println("eaos: stopped before the end; no output was written");
      return STOPPED;
    }
  }

  /** Runs a job that ends when somebody stops it. */
  private static RunReport follow(ExtractionJob job, Interruption interruption, Console console)
      throws IOException {
    StopSignals signals = StopSignals.to(job::stop);
    try (signals) {
      interruption.close(); // a signal ends the job in order from now on, not the process
      return job.runUntilStopped(console, () -> show(job, console));
    }
  }

  private static void greet(ExtractionJob job, ExtractionOptions options, Console console) {
    Banner banner = new Banner(console.err());
    Optional<Extractor> extractor = job.extractor();
    if (extractor.isPresent()) {
      banner.print(extractor.get(), job.launch());
    } else {
      banner.print(options.getModelDir(), job.launch());
    }
  }

  /** Shows what has come since the last time, where that is what was asked for. */
  private static void show(ExtractionJob job, Console console) throws IOException {
    if (job.output().name().equals(ExtractionJob.CONSOLE)) {
      List<ExtractedRow> rows = job.rows().stream().sorted(byId()).toList();
      if (!rows.isEmpty() || !job.isUnbounded()) {
        ConsoleTable.print(rows, console.columns(), console.out());
      }
    }
    if (job.rejectedOutput().name().equals(ExtractionJob.CONSOLE)) {
      job.rejected().forEach(line -> console.err().println("rejected      " + line));
    }
  }

  private static void finish(ExtractionJob job, RunReport report, Console console)
      throws IOException {
    show(job, console);
    job.publish();
    report.print(places(job, report), console.err());
  }

  /** As people count: 2 before 10, numbers before words. */
  private static Comparator<ExtractedRow> byId() {
    Comparator<String> ids =
        Comparator.<String>comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    return Comparator.comparing(row -> row.id().orElse(""), ids);
  }

  private static Map<String, String> places(ExtractionJob job, RunReport report) {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("output", job.output().name());
    if (report.rejected() > 0) {
      places.put("rejected to", job.rejectedOutput().name());
    }
    return places;
  }
}
