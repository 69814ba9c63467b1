package io.github.eaosbeam.pipeline;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/**
 * Which part of a topic is read, and how what comes of it is cut up.
 *
 * <p>Beam makes the objects: an option that was not given and has no default is {@code null}.
 */
public interface KafkaOptions extends KafkaConnectionOptions {
  @Description("Kafka: the group in whose name it is noted how far the topic was processed.")
  @Default.String("eaos")
  String getConsumerGroup();

  void setConsumerGroup(String group);

  @Description(
      "Kafka: where to begin: EARLIEST, LATEST, or COMMITTED, where the group stopped (the oldest"
          + " message if it never began). By default COMMITTED; EARLIEST with --stopAtEnd or"
          + " --maxRecords. A job that is started again with its --checkpointDir goes on where it"
          + " was.")
  StartPosition getStartFrom();

  void setStartFrom(StartPosition position);

  @Description(
      "Kafka: read the messages that are in the topic as the job starts, then end, as with a file.")
  @Default.Boolean(false)
  boolean isStopAtEnd();

  void setStopAtEnd(boolean stop);

  @Description("Kafka: as --stopAtEnd, but at most this many messages.")
  Long getMaxRecords();

  void setMaxRecords(Long messages);

  @Description(
      "Kafka, without end: read at most this many messages at a time, whatever waits in the topic."
          + " It bounds the memory a job needs; -1 stands for 10000.")
  @Default.Long(-1) // as SparkPipelineOptions has it, or Beam refuses a command line with both
  Long getMaxRecordsPerBatch();

  void setMaxRecordsPerBatch(Long messages);

  @Description("Unbounded input, output to 'dir/': a file holds what came within so many seconds.")
  @Default.Integer(60)
  int getWindowSeconds();

  void setWindowSeconds(int seconds);
}
