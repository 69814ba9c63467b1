package io.github.eaosbeam.runners;

import io.github.eaosbeam.models.Decoding;
import io.github.eaosbeam.models.DeviceChoice;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.training.augmentation.Perturbation;
import io.github.eaosbeam.training.corpus.Corpus;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What to judge, and by what. Public because Beam asks it of option interfaces.
 *
 * <p>Beam makes the objects: a text that was not given and has no default is {@code null}.
 */
public interface EvaluationOptions extends PipelineOptions {
  @Description(
      "Labelled comments: JSON lines with 'text' and 'quads', each with 'entity', 'aspect',"
          + " 'opinion' and 'sentiment'; entity and opinion are null where they are implicit.")
  String getGold();

  void setGold(String gold);

  @Description(
      "Only this part of a corpus (--gold may be its folder): TRAINING, VALIDATION or TEST, as"
          + " train parts it.")
  Corpus.Part getPart();

  void setPart(Corpus.Part part);

  @Description(
      "Write the comments in a careless way first, --gold being a corpus: UNACCENTED, DECOMPOSED,"
          + " ABBREVIATED, LOWERCASE, UPPERCASE, ELONGATED, EMOJI, UNPUNCTUATED, PUNCTUATED or"
          + " MISTYPED.")
  Perturbation getPerturbation();

  void setPerturbation(Perturbation perturbation);

  @Description(
      "Judge what extract has written: its .jsonl file, or its folder of them. Without it: what the"
          + " model finds in the labelled comments.")
  String getPredictions();

  void setPredictions(String predictions);

  @Description("Model directory: config.json, the weights, and the encoder's files in encoder/.")
  @Default.String(ExtractorSpec.BUNDLED)
  String getModelDir();

  void setModelDir(String modelDir);

  @Description("Quadruples below this confidence are dropped, 0 to 1.")
  @Default.Double(0.5)
  double getConfidenceThreshold();

  void setConfidenceThreshold(double threshold);

  @Description(
      "STRICT keeps to the comment's own words; REFERENCE follows the PySpark job to the letter.")
  @Default.Enum("STRICT")
  Decoding getDecoding();

  void setDecoding(Decoding decoding);

  @Description("Where the model runs: AUTO takes a GPU where there is one; CPU; GPU.")
  @Default.Enum("AUTO")
  DeviceChoice getDevice();

  void setDevice(DeviceChoice device);

  @Description("Print JSON for programs, not rounded, instead of the table.")
  @Default.Boolean(false)
  boolean isJson();

  void setJson(boolean json);
}
