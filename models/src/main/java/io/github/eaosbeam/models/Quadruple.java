package io.github.eaosbeam.models;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/**
 * What one opinion in a comment says, and about what.
 *
 * @param entity what is judged, in the comment's words
 * @param aspect the label of the aspect that is judged
 * @param opinion the judgement, in the comment's words
 * @param sentiment the label of the judgement's sentiment
 * @param confidence mean of the two labels' probabilities, 0 to 1, not rounded
 * @param entityPlace where {@code entity} stands, {@code null} where it covers no character of the
 *     comment (possible only with {@link Decoding#REFERENCE})
 * @param opinionPlace where {@code opinion} stands, {@code null} as above
 */
public record Quadruple(
    String entity,
    String aspect,
    String opinion,
    String sentiment,
    double confidence,
    Span entityPlace,
    Span opinionPlace)
    implements Serializable {
  public Quadruple {
    requireNonNull(entity, "entity");
    requireNonNull(aspect, "aspect");
    requireNonNull(opinion, "opinion");
    requireNonNull(sentiment, "sentiment");
  }

  public Optional<Span> entitySpan() {
    return Optional.ofNullable(entityPlace);
  }

  public Optional<Span> opinionSpan() {
    return Optional.ofNullable(opinionPlace);
  }
}
