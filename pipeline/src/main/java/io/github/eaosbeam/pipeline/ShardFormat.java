package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.JsonRecord;
import io.github.eaosbeam.transforms.RecordCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.fs.ResourceId;

/** How JSON objects are laid out in the shards of an output. */
sealed interface ShardFormat extends Serializable
    permits CsvShards, JsonLinesShards, ParquetShards {
  /** What the names of files end in, compression aside. */
  String suffix();

  /** Writes one shard; compression is not its business. */
  FileIO.Sink<String> sink();

  /** Whether a shard is a file that can stand alone. */
  boolean isWhole();

  /**
   * Writes one file of several shards.
   *
   * @param compression how the shards are compressed, and how the file is to be
   */
  void join(List<ResourceId> shards, Compression compression, OutputStream out) throws IOException;

  /** Why a line cannot be written, empty where it can. */
  Optional<String> objection(String line);

  /** Finds out whether a record could be written once it has predictions. */
  default RecordCheck check() {
    return record -> objection(JsonRecord.of(record).with(FormatPredictions.FIELD, "[]"));
  }
}
