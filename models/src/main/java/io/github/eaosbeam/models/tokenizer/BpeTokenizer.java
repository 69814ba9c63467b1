package io.github.eaosbeam.models.tokenizer;

import io.github.eaosbeam.models.ModelException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * PhoBERT's tokenizer: words are parted at white space and split by byte-pair encoding. Nothing is
 * lower-cased or normalised.
 *
 * <p>Immutable; any number of threads may call it at once.
 */
public final class BpeTokenizer {
  private final Vocabulary vocabulary;
  private final Merges merges;
  private final Alphabet alphabet;
  private final PieceIds pieceIds;

  private BpeTokenizer(Vocabulary vocabulary, Merges merges, Symbols symbols) {
    this.vocabulary = vocabulary;
    this.merges = merges;
    this.alphabet = Alphabet.of(vocabulary, symbols);
    this.pieceIds = new PieceIds(vocabulary, symbols);
  }

  /**
   * Reads the encoder's two tokenizer files.
   *
   * @throws ModelException where one is missing, larger than 64 MiB, not UTF-8 or in another format
   */
  public static BpeTokenizer open(Path vocabTxt, Path bpeCodes) {
    Symbols symbols = new Symbols();
    Merges merges = Merges.open(bpeCodes, symbols);
    return new BpeTokenizer(Vocabulary.open(vocabTxt), merges, symbols);
  }

  /** The number of ids, so the rows that the encoder's word embedding must have. */
  public int vocabularySize() {
    return vocabulary.size();
  }

  /**
   * Tokenizes any text, in a time that grows no faster than n log n.
   *
   * @param maxLength the most tokens to give, the two sentence marks included; at least 2
   */
  public TokenizedText tokenize(String text, int maxLength) {
    if (maxLength < 2) {
      throw new IllegalArgumentException("max length must be 2 or more, got " + maxLength);
    }
    return new Reading(text, maxLength).run();
  }

  /** One text's way through the tokenizer. */
  private final class Reading {
    private final String text;
    private final TokenBuffer tokens;
    private final WordPieces pieces = new WordPieces(alphabet, merges);

    Reading(String text, int maxLength) {
      this.text = text;
      this.tokens = new TokenBuffer(vocabulary, text.length(), maxLength);
    }

    TokenizedText run() {
      int place = 0;
      while (place < text.length() && !tokens.truncated()) {
        place = WhiteSpace.isSpace(text.charAt(place)) ? place + 1 : readFrom(place);
      }
      return tokens.finish();
    }

    /** Reads a special token or a word; gives the place behind it. */
    private int readFrom(int start) {
      Optional<SpecialToken> special = SpecialToken.at(text, start);
      if (special.isPresent()) {
        int end = start + special.get().length();
        tokens.add(vocabulary.id(special.get()), start, end);
        return end;
      }
      int end = wordEnd(start);
      readWord(start, end);
      return end;
    }

    /** Where the word from {@code start} ends: one line feed right behind it belongs to it. */
    private int wordEnd(int start) {
      int end = start + 1;
      while (end < text.length() && !isBreak(end)) {
        end++;
      }
      return end < text.length() && text.charAt(end) == '\n' ? end + 1 : end;
    }

    private boolean isBreak(int place) {
      return WhiteSpace.isSpace(text.charAt(place)) || SpecialToken.at(text, place).isPresent();
    }

    private void readWord(int start, int end) {
      if (tokens.isFull()) {
        tokens.truncate(); // Splitting a word costs too much to throw its pieces away.
        return;
      }
      pieces.split(text, start, end);
      for (int place = 0; start + place < end && !tokens.truncated(); place = pieces.next(place)) {
        int behind = start + pieces.next(place);
        int symbol = pieces.symbol(place);
        tokens.add(
            behind == end ? pieceIds.last(symbol) : pieceIds.inside(symbol), start + place, behind);
      }
    }
  }
}
