package io.github.eaosbeam.models.decoding;

import static java.util.Objects.requireNonNull;

import io.github.eaosbeam.models.Decoding;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a comment's scores into quadruples. Immutable; any number of threads may call it. */
public final class QuadrupleDecoder {
  private final LabelMap aspects;
  private final LabelMap sentiments;

  public QuadrupleDecoder(LabelMap aspects, LabelMap sentiments) {
    this.aspects = requireNonNull(aspects, "aspects");
    this.sentiments = requireNonNull(sentiments, "sentiments");
  }

  /**
   * The quadruples of one comment, in the order of the queries.
   *
   * @param scores the network's scores, all finite
   * @param text the comment
   * @param tokens the tokens of {@code text} that were scored
   * @param threshold quadruples with less confidence are left out
   */
  public List<Quadruple> decode(
      Scores scores, String text, TokenizedText tokens, Decoding decoding, double threshold) {
    PhraseReader phrases =
        switch (decoding) {
          case REFERENCE -> new ReferencePhrases(text, tokens);
          case STRICT -> new StrictPhrases(text, tokens);
        };
    List<Quadruple> found = new ArrayList<>();
    for (int query = 0; query < scores.layout().queries(); query++) {
      Choice choice = Choice.of(scores, query);
      if (choice.namesPhrases() && choice.confidence() >= threshold) {
        quadruple(choice, phrases).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private Optional<Quadruple> quadruple(Choice choice, PhraseReader phrases) {
    return phrases
        .read(choice.entityStart(), choice.entityEnd())
        .flatMap(
            entity ->
                phrases
                    .read(choice.opinionStart(), choice.opinionEnd())
                    .map(opinion -> quadruple(choice, entity, opinion)));
  }

  private Quadruple quadruple(Choice choice, Phrase entity, Phrase opinion) {
    Span entityPlaceOrNull = entity.place().orElse(null);
    Span opinionPlaceOrNull = opinion.place().orElse(null);
    return new Quadruple(
        entity.words(),
        aspects.label(choice.aspect()),
        opinion.words(),
        sentiments.label(choice.sentiment()),
        choice.confidence(),
        entityPlaceOrNull,
        opinionPlaceOrNull);
  }
}
