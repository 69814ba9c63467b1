package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the outside sees of a job on Spark, which needs a Spark of its own. */
class SparkMetricsTest {
  private static final String SINK = "-Dspark.metrics.conf.*.sink.csv.";
  private static final String TEXT = "Chương trình rất hay";

  @TempDir Path folder;

  @Test
  void aJobTellsSparksSinksItsEventLogAndItsLog() throws IOException {
    Path metrics = Files.createDirectory(folder.resolve("metrics"));
    Path events = Files.createDirectory(folder.resolve("events"));
    Path input =
        Files.writeString(
            folder.resolve("in.jsonl"),
            "{\"id\":1,\"text\":\"%s\"}\n{\"id\":2,\"text\":\"%1$s\"}\n{\"id\":3}\n"
                .formatted(TEXT));

    String log =
        run(
            List.of(
                SINK + "class=org.apache.spark.metrics.sink.CsvSink",
                SINK + "directory=" + metrics,
                "-Dspark.eventLog.enabled=true",
                "-Dspark.eventLog.dir=" + events.toUri(),
                "-Dspark.task.cpus=2",
                "-Dspark.ui.enabled=false"),
            "--input=" + input,
            "--output=" + folder.resolve("out.jsonl"),
            "--sparkMaster=local[2]",
            "--batchSize=1",
            "--verbose");

    assertThat(metrics(metrics))
        .containsEntry("comments", "2")
        .containsEntry("extracted", "2")
        .containsEntry("rejected", "1")
        .containsEntry("rejected_text_missing", "1")
        .containsEntry("batch_size.max", "1")
        .containsEntry("batch_size.mean", "1.0")
        .containsEntry("inference_millis.count", "2")
        .containsEntry("tokens.count", "2")
        .containsEntry("model_load_millis.count", "1")
        .containsKeys("quadruples", "tokens.sum", "model_load_millis.max");
    assertThat(events(events))
        .contains("SparkListenerApplicationStart", "SparkListenerJobEnd", "Beam.Metrics")
        .contains("SparkListenerApplicationEnd")
        .doesNotContain(TEXT);
    assertThat(log)
        .containsPattern(
            "LoadedModel: \\Q%s\\E: bundled model on cpu, \\d+ weights, threads: 1, after \\d+ ms"
                .formatted(Host.name()))
        .doesNotContain(TEXT);
  }

  private String run(List<String> flags, String... arguments) {
    List<String> opens =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("--add-opens"))
            .toList();
    try (ChildJvm job =
        ChildJvm.start(
            folder,
            System.getProperty("java.class.path"),
            Stream.concat(opens.stream(), flags.stream()).toList(),
            Main.class.getName(),
            Stream.concat(Stream.of("extract"), Stream.of(arguments)).toList())) {
      assertThat(job.await()).as(job.err()).isZero();
      return job.err();
    }
  }

  /** The last value of each, by its name behind the job's. */
  private static Map<String, String> metrics(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(".driver.eaos."))
          .collect(
              Collectors.toMap(
                  file ->
                      file.getFileName()
                          .toString()
                          .replaceAll("^.*\\.driver\\.eaos\\.|\\.csv$", ""),
                  SparkMetricsTest::lastValue));
    }
  }

  private static String lastValue(Path csv) {
    try {
      List<String> lines = Files.readAllLines(csv);
      return lines.get(lines.size() - 1).replaceFirst(".*,", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String events(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readString(files.findFirst().orElseThrow(), UTF_8);
    }
  }
}
