package io.github.eaosbeam.training.evaluation;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spellings of the same words made the same. */
final class Phrase {
  // White space as Unicode has it and the four separators that Python counts too.
  private static final Pattern SPACE =
      Pattern.compile("[\\s\\x1C-\\x1F]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern PUNCTUATION_AT_ENDS =
      Pattern.compile("^[\\p{P}\\p{Punct}]+|[\\p{P}\\p{Punct}]+$");

  private Phrase() {}

  /** Composed, with single spaces between words and none around them. */
  static String spaced(String text) {
    return SPACE.matcher(Normalizer.normalize(text, Form.NFC)).replaceAll(" ").strip();
  }

  /** Also in lower case and with underscores as spaces; {@code null} where no words are left. */
  static String comparable(String textOrNull) {
    if (textOrNull == null) {
      return null;
    }
    String words = spaced(textOrNull.replace('_', ' ').toLowerCase(Locale.ROOT));
    return words.isEmpty() ? null : words;
  }

  /**
   * The words of a comparable phrase, without the punctuation around them; of a phrase that is
   * nothing but punctuation, such as {@code :))}, that punctuation.
   */
  static List<String> words(String phrase) {
    List<String> words =
        Stream.of(phrase.split(" ", -1))
            .map(word -> PUNCTUATION_AT_ENDS.matcher(word).replaceAll(""))
            .filter(word -> !word.isEmpty())
            .toList();
    return words.isEmpty() ? List.of(phrase.split(" ", -1)) : words;
  }
}
