package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextColumnsTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  @ParameterizedTest(name = "{0} takes {1} columns")
  @CsvSource({
    "Chương trình rất hay!, 21",
    "中文, 4",
    "한국, 4",
    "ＡＢ, 4",
    "🚀, 2",
    "✨⭐⚡✅, 8",
    "❤️, 2",
    "❤, 1",
    "👍🏽, 2",
    "🇻🇳, 2",
    "👨‍👩‍👧‍👦, 2",
    "'', 0",
    "a\u200Bb, 2",
  })
  void countsColumnsAsATerminalDoes(String text, int columns) {
    assertThat(TextColumns.width(text)).isEqualTo(columns);
  }

  @Test
  void marksTakeNoColumnsHoweverTheyAreEncoded() {
    String composed = Normalizer.normalize("kịch bản dở tệ", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

    assertThat(decomposed).hasSizeGreaterThan(composed.length());
    assertThat(TextColumns.width(composed)).isEqualTo(14);
    assertThat(TextColumns.width(decomposed)).isEqualTo(14);
  }

  @Test
  void padsByColumnsRatherThanCharacters() {
    assertThat(TextColumns.pad("🚀a", 5)).isEqualTo("🚀a  ");
    assertThat(TextColumns.pad("too wide", 3)).isEqualTo("too wide");
  }

  @Test
  void breaksLinesAtSpacesAndCutsOnlyWordsThatAreTooWide() {
    assertThat(TextColumns.wrap("MC dẫn tốt nhưng kịch bản chưa hay", 10))
        .containsExactly("MC dẫn tốt", "nhưng kịch", "bản chưa", "hay");
    assertThat(TextColumns.wrap("hayyyyyyyyy quá", 4))
        .containsExactly("hayy", "yyyy", "yyy", "quá");
  }

  @Test
  void neverCutsInsideWhatPeopleSeeAsOneCharacter() {
    assertThat(TextColumns.wrap(FAMILY.repeat(3), 5)).containsExactly(FAMILY.repeat(2), FAMILY);
  }

  @Test
  void wideCharactersInANarrowColumnStandAlone() {
    assertThat(TextColumns.wrap("中文", 1)).containsExactly("中", "文");
  }

  @Test
  void emptyTextIsOneEmptyLine() {
    assertThat(TextColumns.wrap(" \n", 10)).isEqualTo(List.of(""));
  }

  @Test
  void lineBreaksAndTabsBecomeSpacesAndControlCharactersCannotReachTheTerminal() {
    assertThat(TextColumns.printable("hay\n\tquá \u001B[2J\u202Exấu"))
        .isEqualTo("hay quá \uFFFD[2J\uFFFDxấu");
  }
}
