package io.github.eaosbeam.models.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.ModelException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergesTest {
  private final Symbols symbols = new Symbols();
  private EncoderDirectory files;

  @BeforeEach
  void makeDirectory(@TempDir Path directory) {
    files = new EncoderDirectory(directory);
  }

  @Test
  void ranksPairsByTheirLine() {
    Merges merges = open("n g</w> 9\r\na\u00A0b\t8\n");

    assertThat(rank(merges, "n", "g</w>")).isZero();
    assertThat(rank(merges, "a", "b")).isEqualTo(1);
    assertThat(symbols.string(merges.joined(1))).isEqualTo("ab");
    assertThat(rank(merges, "b", "a")).isEqualTo(Merges.NONE);
    assertThat(merges.rank(Symbols.UNKNOWN, Symbols.UNKNOWN)).isEqualTo(Merges.NONE);
  }

  @Test
  void dropsALastLineWithoutAnEnd() {
    assertThat(rank(open("n g 9\na b 8"), "a", "b")).isEqualTo(Merges.NONE);
  }

  @Test
  void joinsNothingForALineOfAnotherForm() {
    Merges merges = open("\u00A0 km</w> 9\n3 8 °C</w> 8\n\na b 7\n");

    assertThat(rank(merges, "3", "8")).isEqualTo(Merges.NONE);
    assertThat(rank(merges, "a", "b")).isEqualTo(3);
  }

  @Test
  void ranksAPairThatComesAgainByItsLastLine() {
    assertThat(rank(open("a b 9\nc d 8\na b 7\n"), "a", "b")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "#version: 0.2\na b\nc d\n", "a b 9"})
  void refusesAFileWithoutPairs(String content) {
    assertThatThrownBy(() -> open(content))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            files.bpeCodes() + ": no line holds two symbols and a count; fetch the file again");
  }

  private Merges open(String content) {
    return Merges.open(files.withCodes(content).bpeCodes(), symbols);
  }

  private int rank(Merges merges, String left, String right) {
    return merges.rank(symbols.number(left), symbols.number(right));
  }
}
