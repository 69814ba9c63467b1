package io.github.eaosbeam.models.decoding;

import java.util.Optional;

/** Reads phrases from the tokens of one comment. For one thread. */
sealed interface PhraseReader permits ReferencePhrases, StrictPhrases {
  /**
   * The phrase from token {@code first} to token {@code last}, none where nothing is left of it.
   */
  Optional<Phrase> read(int first, int last);
}
