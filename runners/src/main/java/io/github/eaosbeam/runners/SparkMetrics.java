package io.github.eaosbeam.runners;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.github.eaosbeam.transforms.ExtractionMetrics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.spark.metrics.source.Source;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * A job's figures for Spark's metrics sinks, as gauges of the driver: {@code eaos.comments}, {@code
 * eaos.tokens.mean} and so on, brought up to date whenever a task ends.
 *
 * <p>Beam registers its metrics with Spark, too, but as a set of a kind of its own, which only two
 * sinks of Beam's can read. Any thread may call any method.
 */
final class SparkMetrics extends SparkListener implements Source {
  private final MetricRegistry registry = new MetricRegistry();
  private final Map<String, Number> values = new ConcurrentHashMap<>();
  private JobFigures done = JobFigures.NONE;
  private Optional<PipelineResult> running = Optional.empty();

  @Override
  public String sourceName() {
    return ExtractionMetrics.NAMESPACE;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }

  /** To be called before each pipeline of a job: Beam counts from 0 in each of them. */
  synchronized void keep() {
    done = soFar();
    running = Optional.empty();
  }

  /** Shows the figures of {@code result}, added to what was kept. */
  synchronized void follow(PipelineResult result) {
    running = Optional.of(result);
    refresh();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    refresh();
  }

  /** Brings the gauges up to date; those of a figure appear with it. */
  synchronized void refresh() {
    JobFigures figures = soFar();
    figures.counters().forEach(this::show);
    figures.distributions().forEach(this::show);
  }

  private JobFigures soFar() {
    return running.map(result -> done.plus(JobFigures.of(result.metrics()))).orElse(done);
  }

  private void show(String name, DistributionResult distribution) {
    show(name + ".count", distribution.getCount());
    show(name + ".sum", distribution.getSum());
    show(name + ".min", distribution.getMin());
    show(name + ".max", distribution.getMax());
    show(name + ".mean", distribution.getMean());
  }

  private void show(String name, Number value) {
    if (values.put(name, value) == null) {
      registry.register(name, (Gauge<Number>) () -> values.get(name));
    }
  }
}
