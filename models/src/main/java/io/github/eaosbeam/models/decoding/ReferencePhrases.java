package io.github.eaosbeam.models.decoding;

import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import io.github.eaosbeam.models.tokenizer.WhiteSpace;
import java.util.Optional;
import java.util.StringJoiner;

/** Phrases as the reference reads them: the tokens put together again, special ones included. */
final class ReferencePhrases implements PhraseReader {
  private final String text;
  private final TokenizedText tokens;

  ReferencePhrases(String text, TokenizedText tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  @Override
  public Optional<Phrase> read(int first, int last) {
    StringJoiner joined = new StringJoiner(" ");
    for (int i = first; i <= last; i++) {
      joined.add(tokens.token(i));
    }
    String words = WhiteSpace.strip(joined.toString().replace("@@ ", "")).replace('_', ' ');
    String shown = WhiteSpace.strip(words);
    return shown.isEmpty() ? Optional.empty() : Optional.of(new Phrase(shown, place(first, last)));
  }

  /** What the tokens cover that cover something: the sentence marks and padding do not. */
  private Optional<Span> place(int first, int last) {
    int firstReal = Math.max(first, 1);
    int lastReal = Math.min(last, tokens.size() - 2);
    return firstReal > lastReal
        ? Optional.empty()
        : Phrase.place(text, tokens.start(firstReal), tokens.end(lastReal));
  }
}
