package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.transforms.SourceRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Parquet files with the same columns. */
final class ParquetFiles extends CommentFiles {
  private final ParquetSchema schema;

  private ParquetFiles(List<String> patterns, List<ResourceId> files, ParquetSchema schema) {
    super(patterns, files);
    this.schema = schema;
  }

  /**
   * @throws ConfigurationException where a file cannot be read, differs from the others or has no
   *     column of texts
   */
  static ParquetFiles of(List<String> patterns, List<ResourceId> files, ExtractionOptions options) {
    List<ParquetSchema> schemas = files.parallelStream().map(ParquetFiles::schema).toList();
    ParquetSchema schema = schemas.get(0);
    for (int i = 1; i < files.size(); i++) {
      Optional<String> difference = schemas.get(i).differenceFrom(schema);
      if (difference.isPresent()) {
        throw new ConfigurationException(
            "--input=%s: its columns differ from those of %s: %s; process them in two runs"
                .formatted(files.get(i), files.get(0), difference.get()));
      }
    }
    Optional<String> noText = schema.whyNoText(options.getTextField());
    if (noText.isPresent()) {
      throw new ConfigurationException(
          "--textField=%s: %s: %s".formatted(options.getTextField(), files.get(0), noText.get()));
    }
    return new ParquetFiles(patterns, files, schema);
  }

  private static ParquetSchema schema(ResourceId file) {
    try {
      return ParquetSchema.ofFile(file);
    } catch (IOException e) {
      throw new ConfigurationException("--input=%s".formatted(e.getMessage()), e);
    }
  }

  @Override
  BoundedSource<SourceRecord> source(String pattern) {
    return ParquetSource.of(pattern);
  }

  @Override
  public ParquetSchema schema() {
    return schema;
  }
}
