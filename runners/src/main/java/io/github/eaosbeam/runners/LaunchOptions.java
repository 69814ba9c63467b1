package io.github.eaosbeam.runners;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Options of the command line itself. Public because Beam asks it of option interfaces. */
public interface LaunchOptions extends PipelineOptions {
  @Description("Log what the libraries do, and show a failure's stack trace.")
  @Default.Boolean(false)
  boolean isVerbose();

  void setVerbose(boolean verbose);
}
