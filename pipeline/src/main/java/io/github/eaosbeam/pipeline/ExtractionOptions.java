package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.models.Decoding;
import io.github.eaosbeam.models.DeviceChoice;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.transforms.PredictionsFormat;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Hidden;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What to extract from, with which model, and where to.
 *
 * <p>Beam makes the objects: a text that was not given and has no default is {@code null}.
 */
public interface ExtractionOptions extends KafkaOptions {
  @Description(
      "Model directory: config.json, the weights, and the encoder's files in encoder/. On a"
          + " cluster a path that all workers have, a name of spark-submit's --archives, or, as on"
          + " one machine too, a place such as hdfs://namenode/model, which each machine copies"
          + " once.")
  @Default.String(ExtractorSpec.BUNDLED)
  String getModelDir();

  void setModelDir(String modelDir);

  @Description(
      "Folder for the copies of models that come from other file systems; by default"
          + " eaos-beam/models in the user's cache folder.")
  String getModelCache();

  void setModelCache(String folder);

  @Description(
      "Files to read, as a pattern such as 'comments/*.jsonl'; several are separated by commas."
          + " JSON lines, CSV with a header line, Parquet, or text with a comment per line."
          + " .gz, .bz2 and .zst are decompressed. 'kafka:TOPIC' reads a topic, without end unless"
          + " --stopAtEnd or --maxRecords is given. Without it: built-in sample comments.")
  String getInput();

  void setInput(String input);

  @Description(
      "Where predictions go: 'console'; 'x.jsonl', 'x.csv' or 'x.parquet' writes one file; 'dir/'"
          + " writes sharded files, with unbounded input a file per window; 'kafka:TOPIC'. A name"
          + " that ends in .gz, .bz2 or .zst is compressed.")
  @Default.String(Sinks.CONSOLE)
  String getOutput();

  void setOutput(String output);

  @Description(
      "Where records go that cannot be processed, with the reason, as JSON lines. By default beside"
          + " the output: 'x.rejected.jsonl', 'dir.rejected/' with unbounded input,"
          + " 'kafka:TOPIC.rejected'. A file is there only when something was rejected.")
  String getRejected();

  void setRejected(String rejected);

  @Description("Format of all input files; by default what their suffix tells.")
  FileFormat getInputFormat();

  void setInputFormat(FileFormat format);

  @Description(
      "Format of the output, not TEXT; by default what its suffix tells, JSONL for a folder. CSV"
          + " and PARQUET take their columns from the input; JSON lines are read once more for"
          + " that.")
  FileFormat getOutputFormat();

  void setOutputFormat(FileFormat format);

  @Description("Character between the cells of CSV, read or written, such as ; or \\t for a tab.")
  @Default.String(",")
  String getCsvDelimiter();

  void setCsvDelimiter(String delimiter);

  @Description("Field that holds the comment's text.")
  @Default.String("text")
  String getTextField();

  void setTextField(String name);

  @Description("Field that holds the comment's id. In text files it is the file and the line.")
  @Default.String("id")
  String getIdField();

  void setIdField(String name);

  @Description(
      "How predictions are written: as a STRING that holds a JSON array, or as an ARRAY, which is a"
          + " list of records in Parquet.")
  @Default.Enum("STRING")
  PredictionsFormat getPredictionsFormat();

  void setPredictionsFormat(PredictionsFormat format);

  @Description("Quadruples below this confidence are dropped, 0 to 1.")
  @Default.Double(0.5)
  double getConfidenceThreshold();

  void setConfidenceThreshold(double threshold);

  @Description(
      "STRICT keeps to the comment's own words; REFERENCE follows the PySpark job to the letter.")
  @Default.Enum("STRICT")
  Decoding getDecoding();

  void setDecoding(Decoding decoding);

  @Description(
      "Add entity_span and opinion_span to each prediction: [start, end) in code points of the"
          + " text.")
  @Default.Boolean(false)
  boolean isSpans();

  void setSpans(boolean spans);

  @Description("Comments handed to the model at a time.")
  @Default.Integer(256)
  int getBatchSize();

  void setBatchSize(int comments);

  @Description(
      "Unbounded input: a comment waits no longer than this for others to be processed with it.")
  @Default.Long(1000)
  long getMaxBufferingMillis();

  void setMaxBufferingMillis(long millis);

  @Description("Where the model runs: AUTO takes a GPU where there is one; CPU; GPU.")
  @Default.Enum("AUTO")
  DeviceChoice getDevice();

  void setDevice(DeviceChoice device);

  @Description("Replace output that exists, once the job has succeeded.")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean overwrite);

  @Hidden
  @Description("Places in which batches are gathered; 1 for a runner that batches per bundle.")
  @Default.InstanceFactory(Processors.class)
  int getShards();

  void setShards(int count);

  /** As many shards as this machine has processors. */
  final class Processors implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      return Runtime.getRuntime().availableProcessors();
    }
  }
}
