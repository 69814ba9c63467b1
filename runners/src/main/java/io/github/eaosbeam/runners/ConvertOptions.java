package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.ExtractorSpec;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What to convert, and where to. Public because Beam asks it of option interfaces.
 *
 * <p>Beam makes the objects: a text that was not given and has no default is {@code null}.
 */
public interface ConvertOptions extends PipelineOptions {
  @Description("Model directory: config.json, the weights, and the encoder's files in encoder/.")
  @Default.String(ExtractorSpec.BUNDLED)
  String getModelDir();

  void setModelDir(String modelDir);

  @Description("Folder to make; it appears when it is complete and found to predict the same.")
  String getOutput();

  void setOutput(String output);

  @Description(
      "Write float16, half the size: for the way to the workers. In memory it is float32 again, and"
          + " each process has a copy of its own, where float32 is mapped and shared.")
  @Default.Boolean(false)
  boolean isFloat16();

  void setFloat16(boolean float16);

  @Description("Replace a folder that an earlier conversion made.")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean overwrite);

  @Description(
      "Comments to compare the two models on, files as in extract. Without it: built-in sample"
          + " comments.")
  String getInput();

  void setInput(String input);

  @Description("Field that holds the comment's text.")
  @Default.String("text")
  String getTextField();

  void setTextField(String name);
}
