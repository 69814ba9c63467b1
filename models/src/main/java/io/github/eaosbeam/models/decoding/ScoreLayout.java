package io.github.eaosbeam.models.decoding;

/**
 * How the scores of one comment lie in one array: for each head a row per query, one head after the
 * other; e_start[Q][L], e_end[Q][L], o_start[Q][L], o_end[Q][L], aspect[Q][A], sentiment[Q][S].
 *
 * @param queries Q, the most quadruples the model finds in a comment
 * @param maxLength L, the tokens a span head scores, padding included
 * @param aspects A
 * @param sentiments S
 */
public record ScoreLayout(int queries, int maxLength, int aspects, int sentiments) {
  public ScoreLayout {
    if (queries < 1 || maxLength < 1 || aspects < 1 || sentiments < 1) {
      throw new IllegalArgumentException(
          "score layout needs sizes of 1 or more, got queries=%d maxLength=%d aspects=%d sentiments=%d"
              .formatted(queries, maxLength, aspects, sentiments));
    }
    Math.toIntExact(Math.multiplyExact((long) queries, 4L * maxLength + aspects + sentiments));
  }

  /** The number of scores of one comment. */
  public int count() {
    return queries * (4 * maxLength + aspects + sentiments);
  }

  /** The number of scores in a row of {@code head}. */
  int width(Head head) {
    return switch (head) {
      case ENTITY_START, ENTITY_END, OPINION_START, OPINION_END -> maxLength;
      case ASPECT -> aspects;
      case SENTIMENT -> sentiments;
    };
  }

  /** Where the row of {@code head} for {@code query} begins. */
  int offset(Head head, int query) {
    int spanHead = queries * maxLength;
    int headOffset =
        switch (head) {
          case ENTITY_START -> 0;
          case ENTITY_END -> spanHead;
          case OPINION_START -> 2 * spanHead;
          case OPINION_END -> 3 * spanHead;
          case ASPECT -> 4 * spanHead;
          case SENTIMENT -> 4 * spanHead + queries * aspects;
        };
    return headOffset + query * width(head);
  }
}
