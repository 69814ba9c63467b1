package io.github.eaosbeam.runners;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What to learn from, and how. Public because Beam asks it of option interfaces.
 *
 * <p>Beam makes the objects: a text that was not given and has no default is {@code null}.
 */
public interface TrainingOptions extends PipelineOptions {
  @Description("Labelled comments: a .jsonl file or a folder of them, such as models/corpus.")
  String getCorpus();

  void setCorpus(String corpus);

  @Description(
      "The model directory to write. A run that was stopped goes on where the same command is given"
          + " again.")
  String getOutput();

  void setOutput(String output);

  @Description("Replace what is at --output, an unfinished run too.")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean overwrite);

  @Description(
      "Everything random follows from it: on one thread the same seed gives the same model.")
  @Default.Long(1)
  long getSeed();

  void setSeed(long seed);

  @Description("Passes over the training comments at the most.")
  @Default.Integer(30)
  int getEpochs();

  void setEpochs(int epochs);

  @Description("End after this many epochs without a better score on the validation comments.")
  @Default.Integer(15)
  int getPatience();

  void setPatience(int patience);

  @Description("Comments per step.")
  @Default.Integer(32)
  int getBatch();

  void setBatch(int batch);

  @Description("The highest learning rate.")
  @Default.Double(0.0015)
  double getLearningRate();

  void setLearningRate(double learningRate);

  @Description("Share of activations dropped while learning, 0 to below 1.")
  @Default.Double(0.1)
  double getDropout();

  void setDropout(double dropout);

  @Description("Layers of the encoder.")
  @Default.Integer(4)
  int getLayers();

  void setLayers(int layers);

  @Description("Width of a token's vector.")
  @Default.Integer(192)
  int getHidden();

  void setHidden(int hidden);

  @Description("Attention heads of the encoder; they divide --hidden.")
  @Default.Integer(4)
  int getHeads();

  void setHeads(int heads);

  @Description("Width inside the feed-forward part of an encoder layer.")
  @Default.Integer(512)
  int getFeedForward();

  void setFeedForward(int feedForward);

  @Description("Width inside the two layers behind the encoder.")
  @Default.Integer(256)
  int getTailFeedForward();

  void setTailFeedForward(int tailFeedForward);

  @Description("Pairs of symbols the vocabulary joins at the most.")
  @Default.Integer(4500)
  int getMerges();

  void setMerges(int merges);

  @Description("Tokens read of a comment, at the most.")
  @Default.Integer(128)
  int getMaxLength();

  void setMaxLength(int maxLength);

  @Description("Quadruples found in a comment, at the most.")
  @Default.Integer(4)
  int getMaxQuadruples();

  void setMaxQuadruples(int maxQuadruples);

  @Description("Threads inside an operation. More than one rarely pays and is not reproducible.")
  @Default.Integer(1)
  int getThreads();

  void setThreads(int threads);
}
