package io.github.eaosbeam.transforms;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Extraction;

/** A comment and what the model found in it. */
public record ExtractedComment(Comment comment, Extraction extraction) implements Outcome {
  public ExtractedComment {
    requireNonNull(comment, "comment");
    requireNonNull(extraction, "extraction");
  }

  /** Without what the comment says: this may be logged. */
  @Override
  public String toString() {
    return "ExtractedComment[%s, quadruples=%d]".formatted(comment, extraction.quadruples().size());
  }
}
