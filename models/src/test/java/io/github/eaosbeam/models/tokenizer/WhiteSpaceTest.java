package io.github.eaosbeam.models.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhiteSpaceTest {
  /** What Python's {@code str.isspace} says of every code point. */
  private static final String ALL =
      "\t\n\u000B\f\r\u001C\u001D\u001E\u001F \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004"
          + "\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

  @Test
  void isWhatPythonSays() {
    StringBuilder found = new StringBuilder();
    IntStream.rangeClosed(0, Character.MAX_VALUE)
        .filter(c -> WhiteSpace.isSpace((char) c))
        .forEach(c -> found.append((char) c));

    assertThat(found).hasToString(ALL);
  }

  @Test
  void isStrippedFromBothEnds() {
    assertThat(WhiteSpace.strip(ALL + "a b\u200B" + ALL)).isEqualTo("a b\u200B");
    assertThat(WhiteSpace.strip(ALL)).isEmpty();
    assertThat(WhiteSpace.strip("")).isEmpty();
  }

  @Test
  void partsWords() {
    assertThat(WhiteSpace.split("\u00A0a \t b\u3000c")).containsExactly("a", "b", "c");
    assertThat(WhiteSpace.split(ALL)).isEmpty();
    assertThat(WhiteSpace.split("")).isEmpty();
  }
}
