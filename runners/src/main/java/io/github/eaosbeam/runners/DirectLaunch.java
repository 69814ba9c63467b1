package io.github.eaosbeam.runners;

import java.util.Optional;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** Beam's own runner, in this process. */
final class DirectLaunch implements Launch {
  private final DirectOptions options;

  DirectLaunch(PipelineOptions options) {
    this.options = options.as(DirectOptions.class);
    this.options.setBlockOnRun(false);
  }

  @Override
  public PipelineResult start(Pipeline pipeline) {
    return DirectRunner.fromOptions(options).run(pipeline);
  }

  @Override
  public String description() {
    return "DirectRunner, %d threads".formatted(options.getTargetParallelism());
  }

  @Override
  public Optional<String> uiAddress() {
    return Optional.empty();
  }

  @Override
  public RuntimeException explain(RuntimeException failure) {
    return failure;
  }

  @Override
  public void cancel() {
    // PipelineResult.cancel does it.
  }

  /** The runner's threads are daemons and end with the process. */
  @Override
  public void close() {}
}
