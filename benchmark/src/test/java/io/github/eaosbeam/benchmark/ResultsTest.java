package io.github.eaosbeam.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class ResultsTest {
  private static final Results RESULTS =
      new Results(
          "2026-01-02T03:04:05Z",
          "0123456789ab",
          "./eaos benchmark --only=model",
          new Machine("Good Processor", 2, 24_105, "17.0.15", "Linux 6"),
          List.of(
              ModelResult.of(
                  "base",
                  new ModelSpeed(
                      1, 2.5, 100, 1600, 5, 5, 280_000_000_000L, 40_000_000_000L, 0.5, 0.5, 0.01),
                  new ChildJvm.Cost(12, 11, 1050))),
          List.of(job(1, 1, 5)),
          List.of(job(1, 1000, 55)),
          List.of(job(1, 1000, 55), job(1, 2000, 105), job(2, 1000, 30), job(2, 2000, 55)));

  @TempDir private Path folder;

  @Test
  void areKeptAsJson() throws Exception {
    Path file = folder.resolve("results.json");

    RESULTS.write(file);

    JsonNode json = new JsonMapper().readTree(file.toFile());
    assertThat(json.at("/machine/processor").textValue()).isEqualTo("Good Processor");
    assertThat(json.at("/models/0/shareOfSgemm").doubleValue()).isEqualTo(56.0 / 80);
    assertThat(json.at("/scaling/3/commentsPerSecond").doubleValue()).isEqualTo(2000 / 55.0);
    assertThat(json.at("/command").textValue()).isEqualTo("./eaos benchmark --only=model");
  }

  @Test
  void areShownAsTables() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ResultsTable.print(RESULTS, new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains(
            "Good Processor, 2 cores, 24,105 MiB",
            "commit 0123456789ab, 2026-01-02T03:04:05Z",
            "base             1       20.0      320     56.0     80.0    70.0%    70.0%     1.0%   "
                + " 1050",
            "base       SparkRunner       1      1,000     55.0       18.2     55.0      900",
            "base, 2 cores: 5.0 s to start, 25.00 ms a comment; by number of such executors",
            " 100,000,000     694 h     347 h     139 h      69 h      35 h      14 h       7 h");
  }

  @Test
  void areDrawnWithALineForEachNumberOfCores() throws Exception {
    Path file = folder.resolve("results.svg");

    ScalingChart.write(RESULTS, file);

    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(4);
    assertThat(svg.getDocumentElement().getTextContent()).contains("base, 1 core", "base, 2 cores");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.2, 2", "8000, 10000", "4999, 5000", "230, 250", "0.3, 0.5"})
  void areDrawnUpToARoundNumber(double most, double end) {
    assertThat(ScalingChart.axisEnd(most)).isEqualTo(end);
  }

  private static JobResult job(int cores, int comments, double seconds) {
    return JobResult.of(
        "base", "SparkRunner", cores, comments, new ChildJvm.Cost(seconds, seconds, 900));
  }
}
