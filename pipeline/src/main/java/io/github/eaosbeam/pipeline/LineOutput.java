package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.ExtractedComment;
import io.github.eaosbeam.transforms.FormatPredictions;
import io.github.eaosbeam.transforms.FormatRejected;
import io.github.eaosbeam.transforms.RejectedRecord;
import org.apache.beam.sdk.values.PCollection;

/** An output that takes a line of JSON for each record. */
abstract sealed class LineOutput extends Output permits StagedOutput, WindowedOutput {
  LineOutput(String name) {
    super(name);
  }

  @Override
  final void writeExtracted(
      String step, PCollection<ExtractedComment> extracted, FormatPredictions format) {
    write(step, extracted.apply("Format predictions", format));
  }

  @Override
  final void writeRejected(String step, PCollection<RejectedRecord> rejected) {
    write(step, rejected.apply("Format rejected", FormatRejected.json()));
  }

  /** Adds the writing of the lines to the graph. */
  abstract void write(String step, PCollection<String> lines);
}
