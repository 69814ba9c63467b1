package io.github.eaosbeam.runners;

import io.github.eaosbeam.transforms.ExtractionMetrics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.metrics.MetricResults;

/**
 * What a job did, in figures.
 *
 * <p>They are Beam's attempted counters, all that Spark keeps: work that was done twice after a
 * failure counts twice. The output alone is exact.
 *
 * @param extracted comments the model has processed
 * @param rejected records that could not be processed
 * @param rejectedByReason how many for each kind of fault
 * @param truncated comments longer than the model reads
 * @param quadruples quadruples found
 * @param elapsed wall-clock time
 */
public record RunReport(
    long extracted,
    long rejected,
    Map<String, Long> rejectedByReason,
    long truncated,
    long quadruples,
    Duration elapsed) {
  /** The figures of a job that has not begun. */
  static final RunReport NOTHING = new RunReport(0, 0, Map.of(), 0, 0, Duration.ZERO);

  private static final String BY_REASON = ExtractionMetrics.REJECTED + "_";

  public RunReport {
    rejectedByReason = Map.copyOf(rejectedByReason);
  }

  static RunReport of(MetricResults metrics, Duration elapsed) {
    Map<String, Long> counters = JobFigures.of(metrics).counters();
    return new RunReport(
        counters.getOrDefault(ExtractionMetrics.EXTRACTED, 0L),
        counters.getOrDefault(ExtractionMetrics.REJECTED, 0L),
        counters.entrySet().stream()
            .filter(counter -> counter.getKey().startsWith(BY_REASON))
            .collect(
                Collectors.toMap(
                    counter -> counter.getKey().substring(BY_REASON.length()),
                    Map.Entry::getValue)),
        counters.getOrDefault(ExtractionMetrics.TRUNCATED, 0L),
        counters.getOrDefault(ExtractionMetrics.QUADRUPLES, 0L),
        elapsed);
  }

  /** The figures of this and of another part of a job, which came after it. */
  RunReport plus(RunReport other) {
    Map<String, Long> reasons = new HashMap<>(rejectedByReason);
    other.rejectedByReason.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    return new RunReport(
        extracted + other.extracted,
        rejected + other.rejected,
        reasons,
        truncated + other.truncated,
        quadruples + other.quadruples,
        elapsed.plus(other.elapsed));
  }

  /** The same figures, but for the time. */
  RunReport within(Duration time) {
    return new RunReport(extracted, rejected, rejectedByReason, truncated, quadruples, time);
  }

  /** Records read: each was either extracted or rejected. */
  public long read() {
    return extracted + rejected;
  }

  /** Records per second over the whole run, starting up included. */
  public double readPerSecond() {
    return read() / Math.max(1e-3, elapsed.toMillis() / 1e3);
  }

  void print(Map<String, String> places, PrintStream out) {
    List<String> lines = new ArrayList<>();
    lines.add(line("comments read", "%,d", read()));
    lines.add(line("extracted", "%,d", extracted));
    lines.add(line("rejected", "%,d%s", rejected, reasons()));
    lines.add(line("truncated", "%,d", truncated));
    lines.add(line("quadruples", "%,d", quadruples));
    lines.add(line("time", "%,.1f s, %,.1f comments/s", elapsed.toMillis() / 1e3, readPerSecond()));
    places.forEach((what, where) -> lines.add(line(what, "%s", where)));
    lines.forEach(out::println);
  }

  private String reasons() {
    return new TreeMap<>(rejectedByReason)
        .entrySet().stream()
            .map(reason -> "%s %,d".formatted(reason.getKey(), reason.getValue()))
            .collect(Collectors.collectingAndThen(Collectors.joining(", "), RunReport::inBrackets));
  }

  private static String inBrackets(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private static String line(String what, String format, Object... values) {
    return String.format(Locale.ROOT, "%-14s", what) + String.format(Locale.ROOT, format, values);
  }
}
