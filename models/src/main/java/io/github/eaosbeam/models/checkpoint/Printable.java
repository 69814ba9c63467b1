package io.github.eaosbeam.models.checkpoint;

import java.util.Collection;
import java.util.stream.Collectors;

/** A stranger's words in a form that keeps an error message short and on one line. */
final class Printable {
  private static final int MAX_CHARACTERS = 120;
  private static final int MAX_NAMES = 8;

  private Printable() {}

  static String of(String text) {
    String cut = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) + "…" : text;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\x{2028}\\x{2029}]", "?");
  }

  /** The first few of {@code names} and how many more there are. */
  static String listOf(Collection<String> names) {
    String shown =
        names.stream().limit(MAX_NAMES).map(Printable::of).collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMES;
    return more > 0 ? "%s and %d more".formatted(shown, more) : shown;
  }
}
