package io.github.eaosbeam.transforms.coders;

import io.github.eaosbeam.models.Comment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** A {@link Comment}: id, text, record, origin. */
public final class CommentCoder extends AtomicCoder<Comment> {
  private static final CommentCoder INSTANCE = new CommentCoder();
  private static final TextCoder TEXT = TextCoder.of();

  private CommentCoder() {}

  public static CommentCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Comment comment, OutputStream out) throws IOException {
    TEXT.encode(comment.idJson(), out);
    TEXT.encode(comment.text(), out);
    TEXT.encode(comment.record(), out);
    OriginCoder.of().encode(comment.originOrNull(), out);
  }

  @Override
  public Comment decode(InputStream in) throws IOException {
    return new Comment(
        TEXT.decode(in), TEXT.decode(in), TEXT.decode(in), OriginCoder.of().decode(in));
  }
}
