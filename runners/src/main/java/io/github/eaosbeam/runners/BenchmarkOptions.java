package io.github.eaosbeam.runners;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What to measure. Public because Beam asks it of option interfaces.
 *
 * <p>Beam makes the objects: what was not given and has no default is {@code null}.
 */
public interface BenchmarkOptions extends PipelineOptions {
  @Description(
      "Parts, separated by commas: model (the model alone), pipeline (whole jobs), scaling (jobs of"
          + " several sizes). Without it: model,pipeline.")
  List<String> getOnly();

  void setOnly(List<String> parts);

  @Description(
      "Models, separated by commas: base (random weights of PhoBERT-base size), bundled, or model"
          + " directories. Without it: base,bundled.")
  List<String> getModels();

  void setModels(List<String> models);

  @Description("Folder with the vocab.txt and bpe.codes that base gets. Without it: bundled ones.")
  String getVocabulary();

  void setVocabulary(String folder);

  @Description(
      "JSON lines with a field text to measure on. Without it comments are made up, as long and as"
          + " often repeated as real ones.")
  String getInput();

  void setInput(String input);

  @Description("How many comments the parts model and pipeline take.")
  @Default.Integer(1000)
  int getComments();

  void setComments(int comments);

  @Description(
      "How many comments the jobs of the part scaling take. Without it: 1000,2000,4000,8000.")
  List<Integer> getSizes();

  void setSizes(List<Integer> sizes);

  @Description("Numbers of cores to measure with, separated by commas. Without it: 1 and all.")
  List<Integer> getCores();

  void setCores(List<Integer> cores);

  @Description("Beam's runners. Without it: SparkRunner,DirectRunner; scaling takes the first.")
  List<String> getRunners();

  void setRunners(List<String> runners);

  @Description(
      "File for all figures as JSON; with the part scaling a plot, x.svg, comes beside it.")
  String getOutput();

  void setOutput(String output);
}
