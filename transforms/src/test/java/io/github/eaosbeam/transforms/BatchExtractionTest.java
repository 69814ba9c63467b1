package io.github.eaosbeam.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.Comment;
import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.ExtractionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchExtractionTest {
  private final List<Integer> callSizes = new ArrayList<>();

  /** A model that cannot read the texts in {@code unreadable}, and whose tokens are chars. */
  private Function<List<String>, List<Extraction>> modelThatCannotRead(Set<String> unreadable) {
    return texts -> {
      callSizes.add(texts.size());
      if (texts.stream().anyMatch(unreadable::contains)) {
        throw new ExtractionException("scores are not finite");
      }
      return texts.stream().map(text -> new Extraction(List.of(), text.length(), false)).toList();
    };
  }

  private static List<Comment> comments(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Comment("" + i, "text " + i, "{\"id\":" + i + "}"))
        .toList();
  }

  private static ExtractedComment extracted(Comment comment) {
    return new ExtractedComment(comment, new Extraction(List.of(), comment.text().length(), false));
  }

  private static RejectedRecord rejected(Comment comment) {
    return new RejectedRecord(
        comment.idJson(),
        Fault.NOT_EXTRACTABLE,
        "scores are not finite",
        null,
        comment.record(),
        null);
  }

  @Test
  void extractsAGoodBatchInOneCall() {
    List<Comment> comments = comments(9);

    List<Outcome> outcomes = new BatchExtraction(modelThatCannotRead(Set.of())).of(comments);

    assertThat(outcomes).isEqualTo(comments.stream().map(BatchExtractionTest::extracted).toList());
    assertThat(callSizes).containsExactly(9);
  }

  @Test
  void rejectsTheCulpritsAndKeepsTheirCompanionsInOrder() {
    List<Comment> comments = comments(9);
    Set<String> culprits = Set.of("text 0", "text 5", "text 8");

    List<Outcome> outcomes = new BatchExtraction(modelThatCannotRead(culprits)).of(comments);

    assertThat(outcomes)
        .isEqualTo(
            comments.stream()
                .map(c -> culprits.contains(c.text()) ? rejected(c) : extracted(c))
                .toList());
  }

  @Test
  void findsOneCulpritInFewCalls() {
    new BatchExtraction(modelThatCannotRead(Set.of("text 200"))).of(comments(256));

    assertThat(callSizes).hasSize(1 + 2 * 8);
  }

  @Test
  void makesNoCallForNoComments() {
    assertThat(new BatchExtraction(texts -> List.of()).of(List.of())).isEmpty();
  }

  @Test
  void leavesABugToTheRunner() {
    BatchExtraction extraction =
        new BatchExtraction(
            texts -> {
              throw new IllegalStateException("a bug");
            });

    assertThatThrownBy(() -> extraction.of(comments(4))).hasMessage("a bug");
  }
}
