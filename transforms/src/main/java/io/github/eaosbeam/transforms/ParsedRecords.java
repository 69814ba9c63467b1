package io.github.eaosbeam.transforms;

import io.github.eaosbeam.models.Comment;
import java.util.List;

/**
 * What source records turned out to be, each in the records' order.
 *
 * @param comments those that hold a comment
 * @param rejected those that do not, with the reason
 */
public record ParsedRecords(List<Comment> comments, List<RejectedRecord> rejected) {
  public ParsedRecords {
    comments = List.copyOf(comments);
    rejected = List.copyOf(rejected);
  }

  /** The number of records. */
  public int size() {
    return comments.size() + rejected.size();
  }
}
