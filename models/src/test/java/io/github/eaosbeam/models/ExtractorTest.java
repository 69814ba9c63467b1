package io.github.eaosbeam.models;

import static io.github.eaosbeam.models.GoldenFiles.golden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractorTest {
  private static final ExtractorSpec SPEC =
      ExtractorSpec.of(golden("checkpoints/tiny").toString()).withConfidenceThreshold(0);
  private static Extractor extractor;

  @BeforeAll
  static void open() {
    extractor = Extractor.open(SPEC);
  }

  @AfterAll
  static void close() {
    extractor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "tiny, model, 0.0",
    "tiny, model, 0.3",
    "tiny, model, 0.5",
    "shape, model_shape, 0.0",
    "shape, model_shape, 0.3",
    "shape, model_shape, 0.5"
  })
  void writesTheReferencesPredictionsToTheLetter(
      String checkpoint, String recording, String threshold) {
    List<JsonNode> recorded = GoldenFiles.records(golden(recording + ".jsonl"));
    ExtractorSpec spec =
        ExtractorSpec.of(golden("checkpoints/" + checkpoint).toString())
            .withDecoding(Decoding.REFERENCE)
            .withConfidenceThreshold(Double.parseDouble(threshold));

    try (Extractor reference = Extractor.open(spec)) {
      List<Extraction> found = reference.extractAll(texts(recorded));

      for (int i = 0; i < recorded.size(); i++) {
        assertThat(PredictionsJson.spaced(found.get(i).quadruples(), false))
            .as(recorded.get(i).get("text").textValue())
            .isEqualTo(recorded.get(i).get("json").get(threshold).textValue());
        assertThat(found.get(i).tokens()).isEqualTo(recorded.get(i).get("n").intValue());
      }
    }
  }

  @Test
  void findsTheSameInAnyOrderAndBatch() {
    List<String> texts = texts(GoldenFiles.records(golden("model.jsonl")));
    List<Extraction> expected = extractor.extractAll(texts);
    long seed = System.nanoTime();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));

    for (int size : new int[] {1, 7, 64}) {
      try (Extractor fresh = Extractor.open(SPEC)) { // which remembers nothing
        for (int from = 0; from < order.size(); from += size) {
          List<Integer> batch = order.subList(from, Math.min(order.size(), from + size));
          assertThat(fresh.extractAll(batch.stream().map(texts::get).toList()))
              .as("seed %d, batches of %d", seed, size)
              .isEqualTo(batch.stream().map(expected::get).toList());
        }
      }
    }
  }

  @Test
  void runsTheNetworkOnceForARepeatedText() {
    try (Extractor fresh = Extractor.open(SPEC)) {
      List<Extraction> found = fresh.extractAll(List.of("hay", "rất hay", "hay"));

      assertThat(found.get(2)).isEqualTo(found.get(0));
      assertThat(fresh.extract("hay")).isEqualTo(found.get(0));

      ModelWork work = fresh.work();
      assertThat(work.comments()).isEqualTo(2);
      assertThat(work.tokens()).isEqualTo(found.get(0).tokens() + found.get(1).tokens());
      assertThat(work.since(work)).isEqualTo(new ModelWork(0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    List<String> texts = texts(GoldenFiles.records(golden("model.jsonl")));
    List<Extraction> expected = extractor.extractAll(texts);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Extractor fresh = Extractor.open(SPEC)) {
      List<Future<List<Extraction>>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(threads.submit(() -> fresh.extractAll(texts)));
      }
      for (Future<List<Extraction>> call : calls) {
        assertThat(call.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void givesSpansThatSliceTheCommentToItsPhrases() {
    for (String text : texts(GoldenFiles.records(golden("model.jsonl")))) {
      for (Quadruple quadruple : extractor.extract(text).quadruples()) {
        assertThat(quadruple.entitySpan().orElseThrow().in(text).replace('_', ' '))
            .isEqualTo(quadruple.entity());
        assertThat(quadruple.opinionSpan().orElseThrow().in(text).replace('_', ' '))
            .isEqualTo(quadruple.opinion());
      }
    }
  }

  @Test
  void cutsALongCommentAndSaysSo() {
    Extraction found = extractor.extract("hay ".repeat(400));

    assertThat(found.truncated()).isTrue();
    assertThat(found.tokens()).isEqualTo(256);
  }

  @Test
  void findsNothingInABlankComment() {
    assertThat(extractor.extractAll(List.of("", " \t\u00a0\n")))
        .allSatisfy(found -> assertThat(found.quadruples()).isEmpty());
  }

  @Test
  void takesNoTextsAtAll() {
    assertThat(extractor.extractAll(List.of())).isEmpty();
  }

  @Test
  void describesItsModel() {
    ModelCard card = extractor.card();

    assertThat(card.type()).isEqualTo("Multi-EAOS");
    assertThat(card.encoder()).isEqualTo("encoder");
    assertThat(card.bestEpoch()).contains(2);
    assertThat(card.parameters()).isEqualTo(376_590);
    assertThat(card.aspects()).hasSize(11).startsWith("Khác", "Địa điểm");
    assertThat(card.placeholder()).isFalse();
    assertThat(extractor.device()).isEqualTo("cpu");
  }

  @Test
  void opensTheBundledModel() {
    try (Extractor bundled = Extractor.open(ExtractorSpec.bundled())) {
      assertThat(bundled.extract("Chương trình rất hay!").tokens()).isGreaterThan(4);
    }
  }

  private static List<String> texts(List<JsonNode> recorded) {
    return recorded.stream().map(comment -> comment.get("text").textValue()).toList();
  }
}
