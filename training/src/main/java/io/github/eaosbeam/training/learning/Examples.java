package io.github.eaosbeam.training.learning;

import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.corpus.LabelledQuadruple;
import java.util.List;
import java.util.Optional;

/**
 * Turns labelled comments into what the network learns: token ids, and slots in the order of the
 * opinions. An implicit entity is learnt as the opinion's own words, for a quadruple without a
 * place for its entity is dropped when it is decoded.
 */
final class Examples {
  private final BpeTokenizer tokenizer;
  private final Labels labels;
  private final int maxLength;
  private final int queries;

  Examples(BpeTokenizer tokenizer, Labels labels, int maxLength, int queries) {
    this.tokenizer = tokenizer;
    this.labels = labels;
    this.maxLength = maxLength;
    this.queries = queries;
  }

  Example of(LabelledComment comment) {
    TokenizedText tokens = tokenizer.tokenize(comment.text(), maxLength);
    List<Example.Slot> slots =
        comment.quadruples().stream()
            .flatMap(quadruple -> slot(comment.text(), tokens, quadruple).stream())
            .limit(queries)
            .toList();
    return Example.of(tokens.ids(), slots);
  }

  /** Nothing where the quadruple lies in the part of the text that is cut off. */
  private Optional<Example.Slot> slot(
      String text, TokenizedText tokens, LabelledQuadruple quadruple) {
    int[] opinion = tokens(text, tokens, quadruple.opinion());
    int[] entity = quadruple.entity().map(e -> tokens(text, tokens, e)).orElse(opinion);
    if (opinion.length == 0 || entity.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Example.Slot(
            List.of(entity[0], entity[1], opinion[0], opinion[1]),
            labels.aspect(quadruple.aspect()),
            labels.sentiment(quadruple.sentiment())));
  }

  /** First and last token of a span; empty where not all of it was read. */
  private static int[] tokens(String text, TokenizedText tokens, Span span) {
    int from = text.offsetByCodePoints(0, span.start());
    int to = text.offsetByCodePoints(from, span.end() - span.start());
    int first = 1;
    while (first < tokens.size() - 1 && tokens.end(first) <= from) {
      first++;
    }
    int last = first;
    while (last < tokens.size() - 1 && tokens.end(last) < to) {
      last++;
    }
    return last < tokens.size() - 1 ? new int[] {first, last} : new int[0];
  }
}
