package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.transforms.SourceRecord;
import io.github.eaosbeam.transforms.coders.SourceRecordCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.FileBasedSource;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.ValueProvider.StaticValueProvider;

/**
 * The rows of Parquet files as JSON objects, each with its file and its number, from 1.
 *
 * <p>A file can be read in parts: a part has the row groups that begin in it.
 */
final class ParquetSource extends FileBasedSource<SourceRecord> {
  private static final long SMALLEST_PART_BYTES = 1L << 20;

  private ParquetSource(String pattern) {
    super(StaticValueProvider.of(pattern), EmptyMatchTreatment.DISALLOW, SMALLEST_PART_BYTES);
  }

  private ParquetSource(Metadata file, long start, long end) {
    super(file, SMALLEST_PART_BYTES, start, end);
  }

  /** The rows of all files that match a pattern. */
  static ParquetSource of(String pattern) {
    return new ParquetSource(pattern);
  }

  @Override
  protected ParquetSource createForSubrangeOfFile(Metadata file, long start, long end) {
    return new ParquetSource(file, start, end);
  }

  @Override
  protected FileBasedReader<SourceRecord> createSingleFileReader(PipelineOptions options) {
    return new ParquetReader(this);
  }

  @Override
  public Coder<SourceRecord> getOutputCoder() {
    return SourceRecordCoder.of();
  }
}
