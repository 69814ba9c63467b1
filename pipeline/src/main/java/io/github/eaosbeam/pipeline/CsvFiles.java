package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.fs.ResourceId;

/** CSV files, whose header lines name the same columns in the same order. */
final class CsvFiles extends CommentFiles {
  private final CsvDialect dialect;
  private final CsvColumns columns;

  private CsvFiles(
      List<String> patterns, List<ResourceId> files, CsvDialect dialect, CsvColumns columns) {
    super(patterns, files);
    this.dialect = dialect;
    this.columns = columns;
  }

  /**
   * @throws ConfigurationException where a header line cannot be read, differs from the others or
   *     names no column of texts
   */
  static CsvFiles of(List<String> patterns, List<ResourceId> files, ExtractionOptions options) {
    CsvDialect dialect = CsvDialect.of(options.getCsvDelimiter());
    List<CsvColumns> headers = files.parallelStream().map(file -> columns(file, dialect)).toList();
    CsvColumns columns = headers.get(0);
    for (int i = 1; i < files.size(); i++) {
      Optional<String> difference = headers.get(i).differenceFrom(columns);
      if (difference.isPresent()) {
        throw new ConfigurationException(
            "--input=%s: its columns differ from those of %s: %s; process them in two runs"
                .formatted(files.get(i), files.get(0), difference.get()));
      }
    }
    if (!columns.names().contains(options.getTextField())) {
      throw new ConfigurationException(
          "--textField=%s: no such column in %s; the header line, cut at '%s' (--csvDelimiter), has %s"
              .formatted(options.getTextField(), files.get(0), dialect.shownDelimiter(), columns));
    }
    return new CsvFiles(patterns, files, dialect, columns);
  }

  private static CsvColumns columns(ResourceId file, CsvDialect dialect) {
    try (ReadableByteChannel channel = open(file)) {
      return CsvColumns.read(channel, dialect);
    } catch (UnreadableInputException e) {
      throw new ConfigurationException("--input=" + e.getMessage(), e);
    } catch (IOException e) {
      throw new ConfigurationException("--input=%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  BoundedSource<SourceRecord> source(String pattern) {
    return decompressed(CsvSource.of(pattern, dialect, columns));
  }

  @Override
  public ParquetSchema schema() {
    return ParquetSchema.ofText(columns.names());
  }
}
