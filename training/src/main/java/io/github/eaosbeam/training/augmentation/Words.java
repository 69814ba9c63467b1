package io.github.eaosbeam.training.augmentation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a text: runs of letters, marks and digits. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private Words() {}

  /** An edit for each word that {@code rewriting} changes. */
  static List<Edit> rewrite(String text, Function<String, Optional<String>> rewriting) {
    return in(text)
        .flatMap(
            word ->
                rewriting
                    .apply(word.group())
                    .filter(changed -> !changed.equals(word.group()))
                    .map(changed -> edit(text, word, changed))
                    .stream())
        .toList();
  }

  static Stream<MatchResult> in(String text) {
    return WORD.matcher(text).results();
  }

  static Edit edit(String text, MatchResult place, String replacement) {
    return edit(text, place.start(), place.end(), replacement);
  }

  /** An edit from UTF-16 places. */
  static Edit edit(String text, int start, int end, String replacement) {
    int from = text.codePointCount(0, start);
    return new Edit(from, from + text.codePointCount(start, end), replacement);
  }
}
