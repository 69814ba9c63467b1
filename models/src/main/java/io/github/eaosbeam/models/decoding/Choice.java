package io.github.eaosbeam.models.decoding;

/**
 * What the network prefers for one query.
 *
 * @param entityStart token the entity starts at
 * @param entityEnd its last token
 * @param opinionStart token the opinion starts at
 * @param opinionEnd its last token
 * @param aspect id of the aspect
 * @param sentiment id of the sentiment
 * @param confidence mean of the two ids' probabilities
 */
record Choice(
    int entityStart,
    int entityEnd,
    int opinionStart,
    int opinionEnd,
    int aspect,
    int sentiment,
    double confidence) {

  static Choice of(Scores scores, int query) {
    double aspect = scores.bestProbability(Head.ASPECT, query);
    double sentiment = scores.bestProbability(Head.SENTIMENT, query);
    return new Choice(
        scores.best(Head.ENTITY_START, query),
        scores.best(Head.ENTITY_END, query),
        scores.best(Head.OPINION_START, query),
        scores.best(Head.OPINION_END, query),
        scores.best(Head.ASPECT, query),
        scores.best(Head.SENTIMENT, query),
        (aspect + sentiment) / 2);
  }

  /**
   * Whether the choice names two phrases. An entity at token 0 is how the model says that it found
   * nothing; an opinion may start there.
   */
  boolean namesPhrases() {
    return entityStart > 0 && entityStart <= entityEnd && opinionStart <= opinionEnd;
  }
}
