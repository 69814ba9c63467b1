package io.github.eaosbeam.runners;

import io.github.eaosbeam.transforms.ExtractionMetrics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * Every figure that {@link ExtractionMetrics} keeps of a job, by name, whichever steps keep it.
 *
 * @param counters sums
 * @param distributions count, sum, least and most
 */
record JobFigures(Map<String, Long> counters, Map<String, DistributionResult> distributions) {
  static final JobFigures NONE = new JobFigures(Map.of(), Map.of());

  private static final MetricsFilter OURS =
      MetricsFilter.builder()
          .addNameFilter(MetricNameFilter.inNamespace(ExtractionMetrics.NAMESPACE))
          .build();

  JobFigures {
    counters = Map.copyOf(counters);
    distributions = Map.copyOf(distributions);
  }

  /** Attempted figures, all that Spark keeps. */
  static JobFigures of(MetricResults metrics) {
    MetricQueryResults found = metrics.queryMetrics(OURS);
    Map<String, Long> counters = new TreeMap<>();
    for (MetricResult<Long> counter : found.getCounters()) {
      counters.merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
    }
    Map<String, DistributionResult> distributions = new TreeMap<>();
    for (MetricResult<DistributionResult> distribution : found.getDistributions()) {
      distributions.merge(
          distribution.getName().getName(), distribution.getAttempted(), JobFigures::together);
    }
    return new JobFigures(counters, distributions);
  }

  /** The figures of this and another part of a job. */
  JobFigures plus(JobFigures other) {
    Map<String, Long> sums = new TreeMap<>(counters);
    other.counters.forEach((name, count) -> sums.merge(name, count, Long::sum));
    Map<String, DistributionResult> both = new TreeMap<>(distributions);
    other.distributions.forEach((name, one) -> both.merge(name, one, JobFigures::together));
    return new JobFigures(sums, both);
  }

  private static DistributionResult together(DistributionResult a, DistributionResult b) {
    return DistributionResult.create(
        a.getSum() + b.getSum(),
        a.getCount() + b.getCount(),
        Math.min(a.getMin(), b.getMin()),
        Math.max(a.getMax(), b.getMax()));
  }
}
