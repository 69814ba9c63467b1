package io.github.eaosbeam.training.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Quadruple;
import java.util.Optional;

/**
 * A quadruple in the form in which it is compared: two findings are equal where a reader would say
 * that they name the same words and the same labels.
 *
 * <p>Phrases are brought to Unicode's composed form (NFC) and to lower case; white space and
 * underscores, which both stand between syllables, become single spaces. Labels are composed and
 * spaced alike but keep their case. A phrase without any words is an implicit one.
 *
 * <p>The network points at an entity in every quadruple, so a model says that no word names the
 * entity by pointing at the opinion's own words. An entity that is its opinion is therefore an
 * implicit one.
 *
 * @param entityOrNull what is judged, {@code null} where no word names it
 * @param aspect the label of the aspect that is judged
 * @param opinionOrNull the judgement, {@code null} where no words of its own express it
 * @param sentiment the label of the judgement's sentiment
 */
public record Finding(String entityOrNull, String aspect, String opinionOrNull, String sentiment) {
  public Finding {
    aspect = Phrase.spaced(requireNonNull(aspect, "aspect"));
    sentiment = Phrase.spaced(requireNonNull(sentiment, "sentiment"));
    opinionOrNull = Phrase.comparable(opinionOrNull);
    entityOrNull = Phrase.comparable(entityOrNull);
    if (entityOrNull != null && entityOrNull.equals(opinionOrNull)) {
      entityOrNull = null;
    }
  }

  /** What a model found. */
  public static Finding of(Quadruple quadruple) {
    return new Finding(
        quadruple.entity(), quadruple.aspect(), quadruple.opinion(), quadruple.sentiment());
  }

  /** What is judged; empty where it is implicit. */
  public Optional<String> entity() {
    return Optional.ofNullable(entityOrNull);
  }

  /** The judgement's words; empty where it is implicit. */
  public Optional<String> opinion() {
    return Optional.ofNullable(opinionOrNull);
  }

  /** Whether words name both the entity and the opinion. */
  public boolean isExplicit() {
    return entityOrNull != null && opinionOrNull != null;
  }
}
