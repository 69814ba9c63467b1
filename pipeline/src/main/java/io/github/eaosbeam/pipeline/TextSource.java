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
 * The lines of text files as JSON objects of an id, {@code file:line}, and a text.
 *
 * <p>A file is read in one piece: in its middle nobody knows the number of the line. Lines of
 * nothing but white space are passed over.
 */
final class TextSource extends FileBasedSource<SourceRecord> {
  private final TextFields fields;

  private TextSource(String pattern, TextFields fields) {
    super(StaticValueProvider.of(pattern), EmptyMatchTreatment.DISALLOW, 1);
    this.fields = fields;
  }

  private TextSource(Metadata file, long start, long end, TextFields fields) {
    super(file, 1, start, end);
    this.fields = fields;
  }

  /** The lines of all files that match a pattern. */
  static TextSource of(String pattern, TextFields fields) {
    return new TextSource(pattern, fields);
  }

  @Override
  protected boolean isSplittable() {
    return false;
  }

  @Override
  protected TextSource createForSubrangeOfFile(Metadata file, long start, long end) {
    return new TextSource(file, start, end, fields);
  }

  @Override
  protected FileBasedReader<SourceRecord> createSingleFileReader(PipelineOptions options) {
    return new TextReader(this, fields);
  }

  @Override
  public Coder<SourceRecord> getOutputCoder() {
    return SourceRecordCoder.of();
  }
}
