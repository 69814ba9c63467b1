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
 * The lines of text files, as bytes and with their place.
 *
 * <p>Beam's own text source decodes, and in doing so replaces what is not UTF-8; here nothing is
 * decoded, so that a damaged line can be found and kept. A line ends with {@code \n} or {@code
 * \r\n}, which is not part of it, nor is a byte order mark that begins the file. A file can be read
 * in parts: a part has the lines that begin in it.
 */
final class LineSource extends FileBasedSource<SourceRecord> {
  private static final long SMALLEST_PART_BYTES = 64 * 1024;

  private LineSource(String pattern) {
    super(StaticValueProvider.of(pattern), EmptyMatchTreatment.DISALLOW, SMALLEST_PART_BYTES);
  }

  private LineSource(Metadata file, long start, long end) {
    super(file, SMALLEST_PART_BYTES, start, end);
  }

  /** The lines of all files that match a pattern. */
  static LineSource of(String pattern) {
    return new LineSource(pattern);
  }

  @Override
  protected LineSource createForSubrangeOfFile(Metadata file, long start, long end) {
    return new LineSource(file, start, end);
  }

  @Override
  protected FileBasedReader<SourceRecord> createSingleFileReader(PipelineOptions options) {
    return new LineReader(this);
  }

  @Override
  public Coder<SourceRecord> getOutputCoder() {
    return SourceRecordCoder.of();
  }
}
