package io.github.eaosbeam.transforms.coders;

import io.github.eaosbeam.transforms.ExtractedComment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** An {@link ExtractedComment}: comment, extraction. */
public final class ExtractedCommentCoder extends AtomicCoder<ExtractedComment> {
  private static final ExtractedCommentCoder INSTANCE = new ExtractedCommentCoder();

  private ExtractedCommentCoder() {}

  public static ExtractedCommentCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(ExtractedComment extracted, OutputStream out) throws IOException {
    CommentCoder.of().encode(extracted.comment(), out);
    ExtractionCoder.of().encode(extracted.extraction(), out);
  }

  @Override
  public ExtractedComment decode(InputStream in) throws IOException {
    return new ExtractedComment(CommentCoder.of().decode(in), ExtractionCoder.of().decode(in));
  }
}
