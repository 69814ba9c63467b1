package io.github.eaosbeam.models.decoding;

import io.github.eaosbeam.models.tokenizer.TokenizedText;
import io.github.eaosbeam.models.tokenizer.WhiteSpace;
import java.util.Optional;

/**
 * Phrases in the comment's own characters: whole words, nothing that stands for no characters. All
 * places here are UTF-16 units of the text.
 */
final class StrictPhrases implements PhraseReader {
  private final String text;
  private final TokenizedText tokens;
  private final GraphemeClusters clusters;

  StrictPhrases(String text, TokenizedText tokens) {
    this.text = text;
    this.tokens = tokens;
    this.clusters = new GraphemeClusters(text);
  }

  @Override
  public Optional<Phrase> read(int first, int last) {
    return hasSpecial(first, last)
        ? Optional.empty()
        : wholeWords(tokens.start(first), tokens.end(last));
  }

  /** The words that the places from {@code from} to {@code to} lie in. */
  Optional<Phrase> wholeWords(int from, int to) {
    int start = trimmedStart(wordStart(from));
    int end = trimmedEnd(wordEnd(to), start);
    if (start >= end) {
      return Optional.empty();
    }
    String words = text.substring(start, end).replace('_', ' ');
    return Optional.of(new Phrase(words, Phrase.place(text, start, end)));
  }

  private boolean hasSpecial(int first, int last) {
    for (int i = first; i <= last; i++) {
      if (tokens.isSpecial(i)) {
        return true;
      }
    }
    return false;
  }

  private int wordStart(int place) {
    int start = place;
    while (cutsWord(start)) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    return start;
  }

  private int wordEnd(int place) {
    int end = place;
    while (cutsWord(end)) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private boolean cutsWord(int place) {
    if (place == 0 || place == text.length()) {
      return false;
    }
    return isInsideWord(place) || clusters.isCutAt(place);
  }

  private boolean isInsideWord(int place) {
    return isWordCharacter(text.codePointBefore(place)) && isWordCharacter(text.codePointAt(place));
  }

  private static boolean isWordCharacter(int character) {
    return Character.isLetterOrDigit(character) || character == '_' || isMark(character);
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private int trimmedStart(int place) {
    int start = place;
    while (start < text.length() && isTrimmed(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private int trimmedEnd(int place, int start) {
    int end = place;
    while (end > start && isTrimmed(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isTrimmed(char character) {
    return character == '_' || WhiteSpace.isSpace(character);
  }
}
