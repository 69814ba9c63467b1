package io.github.eaosbeam.training.corpus;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Span;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a person found in a comment.
 *
 * @param entityOrNull where the entity stands, {@code null} where no word names it
 * @param aspect the label of the aspect that is judged
 * @param opinion where the judgement stands
 * @param sentiment the label of the judgement's sentiment
 */
public record LabelledQuadruple(Span entityOrNull, String aspect, Span opinion, String sentiment) {
  public LabelledQuadruple {
    requireNonNull(aspect, "aspect");
    requireNonNull(opinion, "opinion");
    requireNonNull(sentiment, "sentiment");
  }

  /** Where the entity stands; nowhere where it is implicit. */
  public Optional<Span> entity() {
    return Optional.ofNullable(entityOrNull);
  }

  /** The same with its phrases where {@code move} says they are. */
  public LabelledQuadruple moved(UnaryOperator<Span> move) {
    return new LabelledQuadruple(
        entity().map(move).orElse(null), aspect, move.apply(opinion), sentiment);
  }
}
