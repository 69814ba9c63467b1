package io.github.eaosbeam.models.tokenizer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.eaosbeam.models.GoldenFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BpeTokenizerTest {
  private static final int NO_LIMIT = Integer.MAX_VALUE;
  private static final BpeTokenizer PHOBERT = GoldenFiles.phobertTokenizer();
  private static final BpeTokenizer SYNTHETIC = GoldenFiles.syntheticTokenizer();

  @Test
  void readsEveryRecordedTextAsPhobertDoes() {
    agrees(PHOBERT, "tokenizer_phobert.jsonl");
  }

  @Test
  void readsEveryRecordedTextAsTheReferenceDoesWithASmallVocabulary() {
    agrees(SYNTHETIC, "tokenizer_synthetic.jsonl");
  }

  private static void agrees(BpeTokenizer tokenizer, String name) {
    List<JsonNode> records = GoldenFiles.records(GoldenFiles.golden(name));
    assertThat(records).hasSize(600);
    for (JsonNode record : records) {
      TokenizedText tokens = tokenizer.tokenize(record.get("text").asText(), 256);
      assertThat(tokens.size()).as("%s", record).isEqualTo(record.get("n").asInt());
      assertThat(tokens.ids())
          .as("%s", record)
          .containsExactly(
              StreamSupport.stream(record.get("ids").spliterator(), false)
                  .mapToInt(JsonNode::asInt)
                  .toArray());
      assertThat(IntStream.range(0, tokens.size()).mapToObj(tokens::token))
          .as("%s", record)
          .containsExactlyElementsOf(
              StreamSupport.stream(record.get("tokens").spliterator(), false)
                  .map(JsonNode::asText)
                  .toList());
    }
  }

  @Test
  void knowsTheSizeOfItsVocabulary() {
    assertThat(PHOBERT.vocabularySize()).isEqualTo(64001);
    assertThat(SYNTHETIC.vocabularySize()).isEqualTo(2213);
  }

  @Test
  void coversEveryCharacterOfACommentThatIsNotWhiteSpace() {
    for (String text : GoldenFiles.comments()) {
      TokenizedText tokens = PHOBERT.tokenize(text, NO_LIMIT);
      int behind = 0;
      for (int i = 1; i < tokens.size() - 1; i++) {
        assertThat(WhiteSpace.strip(text.substring(behind, tokens.start(i)))).as(text).isEmpty();
        behind = tokens.end(i);
        if (tokens.id(i) != Vocabulary.UNKNOWN_ID) {
          assertThat(written(tokens.token(i))).isEqualTo(text.substring(tokens.start(i), behind));
        }
      }
      assertThat(WhiteSpace.strip(text.substring(behind))).as(text).isEmpty();
    }
  }

  private static String written(String token) {
    return token.endsWith("@@") ? token.substring(0, token.length() - 2) : token;
  }

  @Test
  void givesTheFirstIdsOfATextThatIsTooLong() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (String text : GoldenFiles.comments().subList(0, 2000)) {
      int[] all = PHOBERT.tokenize(text, NO_LIMIT).ids();
      int maxLength = 2 + random.nextInt(30);

      TokenizedText tokens = PHOBERT.tokenize(text, maxLength);

      int kept = Math.min(all.length, maxLength) - 1;
      assertThat(tokens.ids()).as("seed %d: %s", seed, text).startsWith(Arrays.copyOf(all, kept));
      assertThat(tokens.id(kept)).as("seed %d: %s", seed, text).isEqualTo(Vocabulary.END_ID);
      assertThat(tokens.size()).as("seed %d: %s", seed, text).isEqualTo(kept + 1);
      assertThat(tokens.truncated())
          .as("seed %d: %s", seed, text)
          .isEqualTo(all.length > maxLength);
    }
  }

  @Test
  void isNotFooledByWhiteSpaceBehindTheLastTokenThatFits() {
    assertThat(PHOBERT.tokenize("rất hay \n", 4).truncated()).isFalse();
    assertThat(PHOBERT.tokenize("rất hay !", 4).truncated()).isTrue();
  }

  @Test
  void readsPaddingBehindTheLastToken() {
    TokenizedText tokens = PHOBERT.tokenize("rất hay ", 256);

    assertThat(tokens.size()).isEqualTo(4);
    assertThat(tokens.token(4)).isEqualTo("<pad>");
    assertThat(tokens.isSpecial(255)).isTrue();
    assertThat(tokens.start(4)).isEqualTo(7);
    assertThat(tokens.end(4)).isEqualTo(7);
  }

  @Test
  void letsTheSentenceMarksCoverNothing() {
    TokenizedText tokens = PHOBERT.tokenize("hay", 256);

    assertThat(places(tokens)).isEqualTo("0-0 0-3 3-3");
    assertThat(places(PHOBERT.tokenize("", 256))).isEqualTo("0-0 0-0");
  }

  @Test
  void findsSpecialTokensInsideWordsAndKnowsThemFromUnknownOnes() {
    TokenizedText tokens = PHOBERT.tokenize("hay<mask>\n<unk>👨 <S>", 256);

    assertThat(IntStream.range(0, tokens.size()).mapToObj(tokens::token))
        .containsExactly("<s>", "hay", "<mask>", "<unk>", "<unk>", "<@@", "S@@", ">", "</s>");
    assertThat(IntStream.range(0, tokens.size()).filter(tokens::isSpecial))
        .containsExactly(0, 2, 8);
    assertThat(places(tokens)).isEqualTo("0-0 0-3 3-9 10-15 15-17 18-19 19-20 20-21 21-21");
  }

  private static String places(TokenizedText tokens) {
    return IntStream.range(0, tokens.size())
        .mapToObj(i -> tokens.start(i) + "-" + tokens.end(i))
        .collect(joining(" "));
  }

  @Test
  void takesAnyText() {
    String odd = "\0 \uD83D \uDE00\uD83D x\uDE00y \uFFFF\uD83D<s>\uDE00 😀\n\n";

    TokenizedText tokens = SYNTHETIC.tokenize(odd, 256);

    assertThat(places(tokens))
        .isEqualTo("0-0 0-1 2-3 4-5 5-6 7-8 8-9 9-10 11-12 12-13 13-16 16-17 18-20 20-21 21-21");
  }

  /** Work that grew with the square of the length would take days. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "ng", "hihi", "nghiêng", "<", "<s", "\n", "😀", "ộ\u0323", "_"})
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void readsAHugeWordInReasonableTime(String syllable) {
    String text = syllable.repeat(2_000_000 / syllable.length());

    TokenizedText tokens = PHOBERT.tokenize(text, 256);

    assertThat(tokens.size()).isEqualTo(syllable.equals("\n") ? 2 : 256);
  }

  @Test
  void answersManyThreadsAsItAnswersOne() {
    List<String> texts = GoldenFiles.comments().subList(0, 5000);

    assertThat(texts.parallelStream().map(BpeTokenizerTest::phobertIds).toList())
        .isEqualTo(texts.stream().map(BpeTokenizerTest::phobertIds).toList());
  }

  private static List<Integer> phobertIds(String text) {
    return Arrays.stream(PHOBERT.tokenize(text, 256).ids()).boxed().toList();
  }

  @Test
  void refusesALengthWithoutRoomForTheSentenceMarks() {
    assertThatThrownBy(() -> PHOBERT.tokenize("hay", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max length must be 2 or more, got 1");
  }
}
