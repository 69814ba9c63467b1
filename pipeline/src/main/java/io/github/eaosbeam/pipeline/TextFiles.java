package io.github.eaosbeam.pipeline;

import io.github.eaosbeam.pipeline.parquet.ParquetSchema;
import io.github.eaosbeam.transforms.SourceRecord;
import java.util.List;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Files with a comment per line. */
final class TextFiles extends CommentFiles {
  private final TextFields fields;

  private TextFiles(List<String> patterns, List<ResourceId> files, TextFields fields) {
    super(patterns, files);
    this.fields = fields;
  }

  static TextFiles of(List<String> patterns, List<ResourceId> files, ExtractionOptions options) {
    String root = TextFields.commonRoot(files);
    return new TextFiles(
        patterns, files, new TextFields(options.getIdField(), options.getTextField(), root));
  }

  @Override
  BoundedSource<SourceRecord> source(String pattern) {
    return decompressed(TextSource.of(pattern, fields));
  }

  @Override
  public ParquetSchema schema() {
    return ParquetSchema.ofText(List.of(fields.idField(), fields.textField()));
  }
}
