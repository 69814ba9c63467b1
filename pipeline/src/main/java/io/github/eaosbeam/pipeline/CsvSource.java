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
 * The rows of CSV files as JSON objects, each with its file and line.
 *
 * <p>A file is read in one piece: from its middle nobody can tell which quotes open and which
 * close.
 */
final class CsvSource extends FileBasedSource<SourceRecord> {
  private final CsvDialect dialect;
  private final CsvColumns columns;

  private CsvSource(String pattern, CsvDialect dialect, CsvColumns columns) {
    super(StaticValueProvider.of(pattern), EmptyMatchTreatment.DISALLOW, 1);
    this.dialect = dialect;
    this.columns = columns;
  }

  private CsvSource(Metadata file, long start, long end, CsvSource whole) {
    super(file, 1, start, end);
    dialect = whole.dialect;
    columns = whole.columns;
  }

  /** The rows of all files that match a pattern, all of which have the same columns. */
  static CsvSource of(String pattern, CsvDialect dialect, CsvColumns columns) {
    return new CsvSource(pattern, dialect, columns);
  }

  CsvDialect dialect() {
    return dialect;
  }

  CsvColumns columns() {
    return columns;
  }

  @Override
  protected boolean isSplittable() {
    return false;
  }

  @Override
  protected CsvSource createForSubrangeOfFile(Metadata file, long start, long end) {
    return new CsvSource(file, start, end, this);
  }

  @Override
  protected FileBasedReader<SourceRecord> createSingleFileReader(PipelineOptions options) {
    return new CsvReader(this);
  }

  @Override
  public Coder<SourceRecord> getOutputCoder() {
    return SourceRecordCoder.of();
  }
}
