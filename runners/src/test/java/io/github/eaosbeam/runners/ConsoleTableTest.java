package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Quadruple;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {
  private static final Quadruple PRAISE =
      new Quadruple("MC", "Khác", "dẫn tốt", "tích cực", 0.9, null, null);
  private static final Quadruple BLAME =
      new Quadruple("kịch bản", "Kịch bản", "chưa hay", "tiêu cực", 0.8125, null, null);

  @Test
  void showsALinePerQuadrupleAndTheCommentOnce() {
    ExtractedRow row = row("7", "MC dẫn tốt nhưng kịch bản chưa hay", PRAISE, BLAME);

    assertThat(print(100, row))
        .containsExactly(
            "id  comment                             entity    aspect    opinion   sentiment "
                + " conf.",
            "─".repeat(86),
            "7   MC dẫn tốt nhưng kịch bản chưa hay  MC        Khác      dẫn tốt   tích cực  "
                + " 0.900",
            "                                        kịch bản  Kịch bản  chưa hay  tiêu cực  "
                + " 0.813",
            "─".repeat(86));
  }

  @Test
  void saysWhenNothingWasFound() {
    assertThat(print(100, row(null, "hôm nay trời mưa 🌧️")).get(2))
        .isEqualTo("-   hôm nay trời mưa 🌧️  (no quadruples)");
  }

  @Test
  void wrapsEverythingToTheTerminal() {
    List<String> lines = print(60, row("7", "MC dẫn tốt nhưng kịch bản chưa hay", PRAISE, BLAME));

    assertThat(lines)
        .allSatisfy(line -> assertThat(TextColumns.width(line)).isLessThanOrEqualTo(60));
    assertThat(String.join(" ", lines)).contains("chưa", "nhưng");
  }

  @Test
  void columnsStayAlignedBesideWideCharacters() {
    List<String> lines =
        print(
            100,
            row("1", "🥰🥰", PRAISE),
            row("2", "chương trình", PRAISE),
            row("3", "中文", PRAISE));

    assertThat(lines.subList(2, 5))
        .extracting(line -> TextColumns.width(line.substring(0, line.indexOf("MC"))))
        .containsOnly(18);
  }

  @Test
  void aTerminalTooNarrowForTheColumnsIsExceededRatherThanLosingText() {
    List<String> lines = print(10, row("1", "chưa hay", BLAME));

    assertThat(String.join("", lines)).contains("0.813");
  }

  private static ExtractedRow row(String id, String text, Quadruple... quadruples) {
    return new ExtractedRow(id, text, List.of(quadruples), "{}");
  }

  private static List<String> print(int columns, ExtractedRow... rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ConsoleTable.print(List.of(rows), columns, new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8).lines().toList();
  }
}
