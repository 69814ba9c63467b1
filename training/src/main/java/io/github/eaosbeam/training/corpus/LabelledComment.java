package io.github.eaosbeam.training.corpus;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Span;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A comment and what it says. Immutable.
 *
 * @param text the comment
 * @param quadruples what is said, in the order in which the opinions stand
 */
public record LabelledComment(String text, List<LabelledQuadruple> quadruples) {
  private static final Comparator<LabelledQuadruple> BY_PLACE =
      Comparator.comparing((LabelledQuadruple q) -> q.opinion().start())
          .thenComparing(q -> q.opinion().end())
          .thenComparing(q -> q.entity().map(Span::start).orElse(-1));

  public LabelledComment {
    requireNonNull(text, "text");
    quadruples = quadruples.stream().sorted(BY_PLACE).toList();
    int length = text.codePointCount(0, text.length());
    for (LabelledQuadruple quadruple : quadruples) {
      if (spans(quadruple).anyMatch(span -> span.end() > length)) {
        throw new IllegalArgumentException(
            "%s reaches beyond the %d code points of \"%s\"".formatted(quadruple, length, text));
      }
    }
  }

  /** The places of all entities and opinions. */
  public Stream<Span> spans() {
    return quadruples.stream().flatMap(LabelledComment::spans);
  }

  private static Stream<Span> spans(LabelledQuadruple quadruple) {
    return Stream.concat(quadruple.entity().stream(), Stream.of(quadruple.opinion()));
  }
}
