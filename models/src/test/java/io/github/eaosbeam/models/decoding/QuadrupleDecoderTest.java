package io.github.eaosbeam.models.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.eaosbeam.models.Decoding;
import io.github.eaosbeam.models.GoldenFiles;
import io.github.eaosbeam.models.PredictionsJson;
import io.github.eaosbeam.models.Quadruple;
import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuadrupleDecoderTest {
  private static final ScoreLayout LAYOUT = new ScoreLayout(4, 256, 11, 3);
  private static final QuadrupleDecoder DECODER =
      new QuadrupleDecoder(
          LabelMap.ofAspects(Map.of("Kịch bản", 2)), LabelMap.ofSentiments(Map.of("tích cực", 1)));

  @ParameterizedTest
  @MethodSource("io.github.eaosbeam.models.decoding.RecordedModel#all")
  void choosesWhatTheReferenceChose(RecordedModel model) {
    for (JsonNode record : model.records()) {
      Scores scores = model.scores(record);
      assertThat(scores.isFinite()).isTrue();
      for (int query = 0; query < model.layout().queries(); query++) {
        JsonNode quad = record.get("quads").get(query);
        Choice choice = Choice.of(scores, query);
        assertThat(new int[] {choice.entityStart(), choice.entityEnd(), choice.opinionStart()})
            .as("%s", record)
            .containsExactly(quad.get(0).asInt(), quad.get(1).asInt(), quad.get(2).asInt());
        assertThat(new int[] {choice.opinionEnd(), choice.aspect(), choice.sentiment()})
            .as("%s", record)
            .containsExactly(quad.get(3).asInt(), quad.get(4).asInt(), quad.get(5).asInt());
        assertThat(choice.confidence())
            .as("%s", record)
            .isCloseTo(quad.get(6).asDouble(), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.eaosbeam.models.decoding.RecordedModel#all")
  void writesWhatTheReferenceWroteToTheLetter(RecordedModel model) {
    for (JsonNode record : model.records()) {
      record
          .get("json")
          .fields()
          .forEachRemaining(
              expected -> {
                double threshold = Double.parseDouble(expected.getKey());
                List<Quadruple> found = model.decode(record, Decoding.REFERENCE, threshold);
                assertThat(PredictionsJson.spaced(found, false))
                    .as("threshold %s, %s", threshold, record)
                    .isEqualTo(expected.getValue().asText());
              });
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.eaosbeam.models.decoding.RecordedModel#all")
  void choosesStrictlyAmongWhatTheReferenceFound(RecordedModel model) {
    for (JsonNode record : model.records()) {
      List<List<Object>> found = judgements(model.decode(record, Decoding.REFERENCE, 0.3));
      List<List<Object>> kept = judgements(model.decode(record, Decoding.STRICT, 0.3));

      assertThat(found.stream().filter(kept::contains).toList()).as("%s", record).isEqualTo(kept);
    }
  }

  private static List<List<Object>> judgements(List<Quadruple> quadruples) {
    return quadruples.stream().map(QuadrupleDecoderTest::judgement).toList();
  }

  private static List<Object> judgement(Quadruple quadruple) {
    return List.of(quadruple.aspect(), quadruple.sentiment(), quadruple.confidence());
  }

  @ParameterizedTest
  @MethodSource("io.github.eaosbeam.models.decoding.RecordedModel#all")
  void slicesTheRecordedTextsStrictly(RecordedModel model) {
    for (JsonNode record : model.records()) {
      String text = record.get("text").asText();
      model.decode(record, Decoding.STRICT, 0).forEach(quadruple -> slices(quadruple, text, 0));
    }
  }

  @Test
  void slicesRealCommentsStrictlyWhateverTheScores() {
    BpeTokenizer tokenizer = GoldenFiles.phobertTokenizer();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int quadruples = 0;
    for (String text : GoldenFiles.comments()) {
      TokenizedText tokens = tokenizer.tokenize(text, LAYOUT.maxLength());
      Scores scores = randomScores(random, tokens.size() + 1);
      List<Quadruple> found = DECODER.decode(scores, text, tokens, Decoding.STRICT, 0);
      found.forEach(quadruple -> slices(quadruple, text, seed));
      quadruples += found.size();
    }
    assertThat(quadruples).as("seed %d", seed).isGreaterThan(5_000);
  }

  private static void slices(Quadruple quadruple, String text, long seed) {
    assertThat(quadruple.entitySpan().orElseThrow().in(text).replace('_', ' '))
        .as("seed %d: %s", seed, text)
        .isEqualTo(quadruple.entity());
    assertThat(quadruple.opinionSpan().orElseThrow().in(text).replace('_', ' '))
        .as("seed %d: %s", seed, text)
        .isEqualTo(quadruple.opinion());
  }

  /** Each query prefers some token of the first {@code tokens}, and some labels. */
  private static Scores randomScores(Random random, int tokens) {
    float[] values = new float[LAYOUT.count()];
    for (Head head : Head.values()) {
      int choices = Math.min(tokens, LAYOUT.width(head));
      for (int query = 0; query < LAYOUT.queries(); query++) {
        values[LAYOUT.offset(head, query) + random.nextInt(choices)] = 1 + random.nextFloat();
      }
    }
    return new Scores(LAYOUT, values);
  }

  @Test
  void skipsAnEntityAtTheFirstTokenButNotAnOpinion() {
    assertThat(decode("rất hay", 0, 1, 1, 2)).isEmpty();
    assertThat(decode("rất hay", 0, 0, 1, 2)).isEmpty();
    assertThat(decode("rất hay", 1, 2, 0, 1)).hasSize(1);
  }

  @Test
  void skipsPhrasesThatEndBeforeTheyStart() {
    assertThat(decode("rất hay", 2, 1, 1, 1)).isEmpty();
    assertThat(decode("rất hay", 1, 1, 2, 1)).isEmpty();
  }

  @Test
  void keepsAQuadrupleWhoseConfidenceIsTheThreshold() {
    Scores scores = scores(1, 1, 2, 2);
    TokenizedText tokens = GoldenFiles.syntheticTokenizer().tokenize("rất hay", 256);
    double confidence = Choice.of(scores, 0).confidence();

    assertThat(DECODER.decode(scores, "rất hay", tokens, Decoding.STRICT, confidence))
        .containsExactly(
            new Quadruple(
                "rất", "Kịch bản", "hay", "tích cực", confidence, new Span(0, 3), new Span(4, 7)));
    assertThat(DECODER.decode(scores, "rất hay", tokens, Decoding.STRICT, Math.nextUp(confidence)))
        .isEmpty();
  }

  private static List<Quadruple> decode(String text, int... tokens) {
    TokenizedText tokenized = GoldenFiles.syntheticTokenizer().tokenize(text, 256);
    Scores scores = scores(tokens);
    return DECODER.decode(scores, text, tokenized, Decoding.REFERENCE, 0.1);
  }

  /** One query with a choice; the others choose nothing. */
  private static Scores scores(int... tokens) {
    float[] values = new float[LAYOUT.count()];
    values[LAYOUT.offset(Head.ENTITY_START, 0) + tokens[0]] = 1;
    values[LAYOUT.offset(Head.ENTITY_END, 0) + tokens[1]] = 1;
    values[LAYOUT.offset(Head.OPINION_START, 0) + tokens[2]] = 1;
    values[LAYOUT.offset(Head.OPINION_END, 0) + tokens[3]] = 1;
    values[LAYOUT.offset(Head.ASPECT, 0) + 2] = 1;
    values[LAYOUT.offset(Head.SENTIMENT, 0) + 1] = 1;
    return new Scores(LAYOUT, values);
  }
}
