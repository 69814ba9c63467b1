package io.github.eaosbeam.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Extraction;
import io.github.eaosbeam.models.Extractor;
import io.github.eaosbeam.models.ExtractorSpec;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.pipeline.ExtractionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InMemoryExtractionTest {
  private static final String TEXT = "MC dẫn tốt nhưng kịch bản chưa hay";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void handsTheRowsToTheCaller(TestRunner runner) throws IOException {
    InMemoryExtraction.Result result =
        InMemoryExtraction.run(options(runner, "{\"id\":\"a\",\"text\":\"" + TEXT + "\"}", "{}"));

    assertThat(result.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.id()).contains("a");
              assertThat(row.text()).isEqualTo(TEXT);
              assertThat(row.json()).startsWith("{\"id\":\"a\",\"text\":\"" + TEXT + "\",");
              assertThat(words(row.quadruples())).isEqualTo(words(found().quadruples()));
            });
    assertThat(result.rejected()).singleElement().asString().contains("\"raw\":\"{}\"");
    assertThat(result.report().read()).isEqualTo(2);
    assertThat(result.report().extracted()).isEqualTo(1);
    assertThat(result.report().quadruples()).isEqualTo(found().quadruples().size());
  }

  @ParameterizedTest
  @EnumSource
  void eachRunReportsItsOwnFigures(TestRunner runner) throws IOException {
    InMemoryExtraction.run(options(runner, "{\"text\":\"hay\"}", "{\"text\":\"dở\"}", "{}"));

    RunReport second = InMemoryExtraction.run(options(runner, "{\"text\":\"hay\"}")).report();

    assertThat(second.read()).isEqualTo(1);
    assertThat(second.rejectedByReason()).isEmpty();
  }

  private static Extraction found() {
    try (Extractor extractor = Extractor.open(ExtractorSpec.bundled())) {
      return extractor.extract(TEXT);
    }
  }

  private static List<String> words(List<Quadruple> quadruples) {
    return quadruples.stream()
        .map(quadruple -> String.join("|", quadruple.entity(), quadruple.opinion()))
        .toList();
  }

  private ExtractionOptions options(TestRunner runner, String... lines) throws IOException {
    Path input = Files.write(folder.resolve("in.jsonl"), List.of(lines));
    ExtractionOptions options =
        PipelineOptionsFactory.fromArgs(runner.arguments().toArray(String[]::new))
            .as(ExtractionOptions.class);
    options.setInput(input.toString());
    return options;
  }
}
