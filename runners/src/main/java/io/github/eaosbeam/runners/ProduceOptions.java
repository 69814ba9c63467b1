package io.github.eaosbeam.runners;

import io.github.eaosbeam.pipeline.KafkaConnectionOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What to fill a topic with. Public because Beam asks it of option interfaces. */
public interface ProduceOptions extends KafkaConnectionOptions {
  @Description("File of JSON lines, a message each. .gz, .bz2 and .zst are decompressed.")
  String getInput();

  void setInput(String file);

  @Description("Topic to fill; it is made if it is not there and the brokers allow it.")
  String getTopic();

  void setTopic(String topic);

  @Description("Field whose value is a message's key.")
  @Default.String("id")
  String getIdField();

  void setIdField(String name);

  @Description("Messages per second; 0 is as fast as can be.")
  @Default.Double(0)
  double getRate();

  void setRate(double messagesPerSecond);

  @Description("Begin anew at the end of the file, until Ctrl-C.")
  @Default.Boolean(false)
  boolean isLoop();

  void setLoop(boolean loop);
}
