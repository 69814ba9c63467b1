package io.github.eaosbeam.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The figures for people. */
public final class ResultsTable {
  private static final List<Long> SIZES =
      List.of(10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L);
  private static final List<Integer> EXECUTORS = List.of(1, 2, 5, 10, 20, 50, 100);

  private final PrintStream out;

  private ResultsTable(PrintStream out) {
    this.out = out;
  }

  /** Prints all that was measured. */
  public static void print(Results results, PrintStream out) {
    new ResultsTable(out).print(results);
  }

  private void print(Results results) {
    Machine machine = results.machine();
    line("%s, %d cores, %,d MiB", machine.processor(), machine.cores(), machine.memoryMebibytes());
    line("Java %s, %s", machine.java(), machine.system());
    line("commit %s, %s", results.commit(), results.date());
    if (!results.models().isEmpty()) {
      printModels(results.models());
    }
    printJobs("to start (a job of one comment)", results.starts());
    printJobs("whole jobs", results.jobs());
    printJobs("jobs by size", results.scaling());
    results.scalingLines().forEach(this::printCosts);
  }

  private void printModels(List<ModelResult> models) {
    line("%nthe model alone");
    line(
        "%-10s %7s %10s %8s %8s %8s %8s %8s %8s %7s",
        "model",
        "threads",
        "comments/s",
        "tokens/s",
        "GFLOP/s",
        "sgemm",
        "of sgemm",
        "by cpu",
        "outside",
        "MiB");
    for (ModelResult model : models) {
      line(
          "%-10s %7d %10.1f %8.0f %8.1f %8.1f %7.1f%% %7.1f%% %7.1f%% %7d",
          model.model(),
          model.threads(),
          model.commentsPerSecond(),
          model.tokensPerSecond(),
          model.gigaflopsPerSecond(),
          model.sgemmGigaflopsPerSecond(),
          100 * model.shareOfSgemm(),
          100 * model.shareOfSgemmByProcessorTime(),
          100 * model.shareOutsideNetwork(),
          model.peakMebibytes());
    }
  }

  private void printJobs(String title, List<JobResult> jobs) {
    if (jobs.isEmpty()) {
      return;
    }
    line("%n%s", title);
    line(
        "%-10s %-13s %5s %10s %8s %10s %8s %8s",
        "model", "runner", "cores", "comments", "s", "comments/s", "cpu s", "MiB");
    for (JobResult job : jobs) {
      line(
          "%-10s %-13s %5d %,10d %8.1f %10.1f %8.1f %8d",
          job.model(),
          job.runner(),
          job.cores(),
          job.comments(),
          job.seconds(),
          job.commentsPerSecond(),
          job.processorSeconds(),
          job.peakMebibytes());
    }
  }

  private void printCosts(String name, List<JobResult> jobs) {
    CostModel cost = CostModel.fit(jobs);
    line(
        "%n%s: %.1f s to start, %.2f ms a comment; by number of such executors",
        name, cost.startSeconds(), 1e3 * cost.secondsPerComment());
    StringBuilder head = new StringBuilder("%12s".formatted("comments"));
    EXECUTORS.forEach(executors -> head.append("%10d".formatted(executors)));
    line("%s", head);
    for (long size : SIZES) {
      StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%,12d", size));
      EXECUTORS.forEach(
          executors -> row.append("%10s".formatted(time(cost.seconds(size, executors)))));
      line("%s", row);
    }
  }

  private static String time(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    double minutes = seconds / 60;
    return minutes < 120
        ? String.format(Locale.ROOT, "%.0f min", minutes)
        : String.format(Locale.ROOT, "%.0f h", minutes / 60);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
