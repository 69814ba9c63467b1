package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.NamedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** Whether a cluster's workers find the model. */
final class WorkersModelCheck {
  private static final String SUBJECT = "workers";

  private WorkersModelCheck() {}

  static Finding of(ExtractionOptions options, SparkConf spark) {
    String name = options.getModelDir();
    if (ShippedModel.of(name, spark).isPresent()) {
      return Finding.ok(SUBJECT, name + ": sent along with the job, and opened by workers only");
    }
    Optional<Path> folder = NamedModel.folder(options);
    return folder
        .map(WorkersModelCheck::onDisk)
        .orElseGet(() -> Finding.ok(SUBJECT, "each of them gets the model by itself"));
  }

  private static Finding onDisk(Path folder) {
    String here = Files.isDirectory(folder) ? "" : " (on this machine there is none)";
    return Finding.warn(
        SUBJECT,
        "every worker needs the model at %s%s".formatted(folder.toAbsolutePath(), here),
        "copy it to a place they all reach, --modelDir=hdfs://namenode/model, or send it along with"
            + " spark-submit --archives model.zip#model and --modelDir=model");
  }
}
