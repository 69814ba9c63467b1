package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.ModelCard;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.JobPreview;
import io.github.eaosbeam.pipeline.NamedModel;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.beam.runners.spark.SparkCommonPipelineOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.spark.SparkConf;

/** Looks at all that a job needs, and tells of it finding by finding. Nothing is left behind. */
final class CheckUp {
  private final ExtractionOptions options;
  private final SparkConf spark = new SparkConf();
  private final Consumer<Finding> report;

  CheckUp(ExtractionOptions options, Consumer<Finding> report) {
    this.options = options;
    this.report = report;
  }

  void run() {
    report.accept(MachineCheck.java(Runtime.version()));
    guard("PyTorch", () -> List.of(MachineCheck.engine(options.getDevice())));
    Optional<ModelCard> card =
        isModelHere() ? new ModelCheck(options, report).run() : Optional.empty();
    if (!isLocal()) {
      guard("workers", () -> List.of(WorkersModelCheck.of(options, spark)));
    }
    card.ifPresent(model -> guard("memory", () -> List.of(memory(model))));
    guard("input", () -> List.of(InputCheck.of(options)));
    guard(StreamingCheck.SUBJECT, () -> StreamingCheck.of(options).stream().toList());
    guard("output", () -> List.of(output()));
    if (options.getRunner() == SparkRunner.class) {
      guard("Spark", this::spark);
    }
  }

  /** What a job would fail with is a finding too. */
  private void guard(String subject, Supplier<List<Finding>> check) {
    try {
      check.get().forEach(report);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      report.accept(Finding.fail(subject, e));
    }
  }

  /** A cluster's driver need not have what its workers open. */
  private boolean isModelHere() {
    return isLocal() || NamedModel.folder(options).map(Files::isDirectory).orElse(true);
  }

  private Finding memory(ModelCard model) {
    MemoryNeed need = MemoryNeed.of(model);
    return isLocal()
        ? need.onThisMachine(MachineCheck.memoryMebibytes(), MachineCheck.heapMebibytes())
        : need.onExecutors(ExecutorMemory.of(spark), master());
  }

  private Finding output() {
    List<String> names = new JobPreview(options).outputs();
    if (!isLocal() && names.get(0).equals(ExtractionJob.CONSOLE)) {
      return Finding.fail(
          "output",
          "--output=console: a cluster's machines share no console",
          "name a folder that all of them see, such as hdfs://namenode/extracted/");
    }
    return Finding.ok("output", "%s; rejected records: %s".formatted(names.get(0), names.get(1)));
  }

  private List<Finding> spark() {
    return isLocal()
        ? List.of(MachineCheck.cores(master(), Runtime.getRuntime().availableProcessors()))
        : ClusterCheck.of(master(), spark).findings();
  }

  private boolean isLocal() {
    return options.getRunner() != SparkRunner.class || master().matches("local(\\[.*)?");
  }

  /** spark-submit's choice counts. */
  private String master() {
    String named = options.as(SparkCommonPipelineOptions.class).getSparkMaster();
    return spark.get("spark.master", named);
  }
}
