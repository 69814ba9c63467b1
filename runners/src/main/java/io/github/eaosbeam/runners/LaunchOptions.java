package io.github.eaosbeam.runners;

import org.apache.beam.runners.spark.SparkCommonPipelineOptions.TmpCheckpointDirFactory;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Options of the command line itself. Public because Beam asks it of option interfaces. */
public interface LaunchOptions extends PipelineOptions {
  @Description(
      "Input without end: folder in which a job notes how far it is, and from which it goes on when"
          + " it is started again. On Spark there must be one.")
  @Default.InstanceFactory(TmpCheckpointDirFactory.class) // as Spark's options have it
  String getCheckpointDir();

  void setCheckpointDir(String folder);

  @Description("Log what the libraries do, and show a failure's stack trace.")
  @Default.Boolean(false)
  boolean isVerbose();

  void setVerbose(boolean verbose);
}
