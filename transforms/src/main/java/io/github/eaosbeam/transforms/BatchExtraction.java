package io.github.eaosbeam.transforms;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.ExtractionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Extracts from batches in which some comment may be beyond the model.
 *
 * <p>A batch that fails is halved until the culprit is alone, so that its companions come through;
 * n culprits among m comments cost about 2 n log m calls more. Only an {@link ExtractionException}
 * is a comment's fault: everything else goes to the caller.
 */
final class BatchExtraction {
  private final Function<List<String>, List<Extraction>> model;

  /**
   * @param model one extraction per text, in the order of the texts
   */
  BatchExtraction(Function<List<String>, List<Extraction>> model) {
    this.model = model;
  }

  /** What became of each comment, in the order of the comments. */
  List<Outcome> of(List<Comment> comments) {
    List<Outcome> outcomes = new ArrayList<>(comments.size());
    extract(comments, outcomes);
    return outcomes;
  }

  private void extract(List<Comment> comments, List<Outcome> outcomes) {
    List<Extraction> extractions;
    try {
      extractions = model.apply(comments.stream().map(Comment::text).toList());
    } catch (ExtractionException e) {
      isolate(comments, e, outcomes);
      return;
    }
    for (int i = 0; i < comments.size(); i++) {
      outcomes.add(new ExtractedComment(comments.get(i), extractions.get(i)));
    }
  }

  private void isolate(List<Comment> comments, ExtractionException e, List<Outcome> outcomes) {
    if (comments.size() == 1) {
      outcomes.add(rejected(comments.get(0), e));
      return;
    }
    int half = comments.size() / 2;
    extract(comments.subList(0, half), outcomes);
    extract(comments.subList(half, comments.size()), outcomes);
  }

  private static RejectedRecord rejected(Comment comment, ExtractionException e) {
    String reason = String.valueOf(e.getMessage());
    return new RejectedRecord(
        comment.idJson(),
        Fault.NOT_EXTRACTABLE,
        reason,
        comment.originOrNull(),
        comment.record(),
        null);
  }
}
