package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.ExtractionOptions;
import io.github.eaosbeam.pipeline.JobPreview;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a job without end could go on after a stop or a crash. */
final class StreamingCheck {
  static final String SUBJECT = "streaming";

  private static final String TOPIC = "kafka:";

  private StreamingCheck() {}

  /** Nothing where the job ends by itself. */
  static Optional<Finding> of(ExtractionOptions options) {
    boolean topic = options.getInput() != null && options.getInput().startsWith(TOPIC);
    return topic && new JobPreview(options).isUnbounded()
        ? Optional.of(ofFolder(CheckpointOption.folder(options)))
        : Optional.empty();
  }

  static Finding ofFolder(Optional<String> folder) {
    if (folder.isEmpty()) {
      return Finding.ok(SUBJECT, "the consumer group in Kafka tells where to go on");
    }
    String place = "--checkpointDir=" + folder.get();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    boolean remote = folder.get().contains("://");
    return !remote && Path.of(folder.get()).toAbsolutePath().startsWith(temporary)
        ? Finding.warn(
            SUBJECT,
            place + ": temporary files are cleared away now and then",
            "name a folder that stays, or the job begins anew after a restart")
        : Finding.ok(SUBJECT, place + ": tells where to go on");
  }
}
