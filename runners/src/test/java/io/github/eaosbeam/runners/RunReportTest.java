package io.github.eaosbeam.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunReportTest {
  @Test
  void printsWhatAJobDid() {
    Map<String, Long> reasons = Map.of("invalid_json", 2L, "text_missing", 1L);
    RunReport report = new RunReport(19_997, 3, reasons, 99, 20_436, Duration.ofMillis(21_640));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    report.print(Map.of("output", "out.jsonl"), new PrintStream(bytes, true, UTF_8));

    assertThat(bytes.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            comments read 20,000
            extracted     19,997
            rejected      3 (invalid_json 2, text_missing 1)
            truncated     99
            quadruples    20,436
            time          21.6 s, 924.2 comments/s
            output        out.jsonl
            """);
  }

  @Test
  void noTimeAtAllIsNoDivisionByZero() {
    assertThat(new RunReport(0, 0, Map.of(), 0, 0, Duration.ZERO).readPerSecond()).isZero();
  }
}
