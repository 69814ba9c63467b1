package io.github.eaosbeam.benchmark;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All figures of a run, with what it takes to measure them again.
 *
 * @param date when it began, ISO 8601
 * @param commit what was measured, as {@code git describe} has it
 * @param command what was typed
 * @param machine where
 * @param models models alone
 * @param starts jobs of one comment: what it takes to start
 * @param jobs whole jobs
 * @param scaling jobs of several sizes
 */
public record Results(
    String date,
    String commit,
    String command,
    Machine machine,
    List<ModelResult> models,
    List<JobResult> starts,
    List<JobResult> jobs,
    List<JobResult> scaling) {
  public Results {
    models = List.copyOf(models);
    starts = List.copyOf(starts);
    jobs = List.copyOf(jobs);
    scaling = List.copyOf(scaling);
  }

  /** Writes them as JSON, in full precision. */
  public void write(Path file) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    Files.writeString(file, new JsonMapper().writer(printer).writeValueAsString(this) + "\n");
  }

  /** The scaling jobs that make one line: of one model, on one number of cores. */
  Map<String, List<JobResult>> scalingLines() {
    return scaling.stream()
        .collect(
            Collectors.groupingBy(
                job -> "%s, %s".formatted(job.model(), cores(job.cores())),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  static String cores(int cores) {
    return cores == 1 ? "1 core" : cores + " cores";
  }
}
