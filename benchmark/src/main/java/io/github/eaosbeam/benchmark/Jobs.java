package io.github.eaosbeam.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs extractions as a user would, and looks whether every comment came out again. */
final class Jobs {
  private final ChildJvm jvm;
  private final String mainClass;
  private final Comments comments;
  private final Path output;

  /**
   * @param mainClass takes {@code extract} and its options
   * @param folder takes the output, until the next job
   */
  Jobs(ChildJvm jvm, String mainClass, Comments comments, Path folder) {
    this.jvm = jvm;
    this.mainClass = mainClass;
    this.comments = comments;
    this.output = folder.resolve("extracted.jsonl");
  }

  /**
   * Extracts from the first {@code count} comments.
   *
   * @throws MeasuringException where comments are missing from the output
   */
  JobResult run(MeasuredModel model, String runner, int cores, int count) throws IOException {
    List<String> arguments =
        List.of(
            "extract",
            "--modelDir=" + model.directory(),
            "--input=" + comments.first(count),
            "--output=" + output,
            "--overwrite",
            "--runner=" + runner,
            "--sparkMaster=local[%d]".formatted(cores),
            "--targetParallelism=" + cores);
    JobResult result =
        JobResult.of(model.name(), runner, cores, count, jvm.run(cores, mainClass, arguments));
    requireAll(count);
    return result;
  }

  private void requireAll(int count) throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      long extracted = lines.count();
      if (extracted != count) {
        throw new MeasuringException(
            "of %d comments %d came out; measure on comments that can all be extracted"
                .formatted(count, extracted));
      }
    }
  }
}
