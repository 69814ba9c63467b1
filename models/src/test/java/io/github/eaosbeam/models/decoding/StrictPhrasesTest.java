package io.github.eaosbeam.models.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.GoldenFiles;
import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import io.github.eaosbeam.models.tokenizer.WhiteSpace;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictPhrasesTest {
  private static final BpeTokenizer PHOBERT = GoldenFiles.phobertTokenizer();
  private static final BpeTokenizer SYNTHETIC = GoldenFiles.syntheticTokenizer();
  private static final List<String> SPECIAL = List.of("<s>", "</s>", "<pad>", "<mask>");
  private static final Pattern WORD_CHARACTER = Pattern.compile("[\\p{L}\\p{Nd}\\p{M}_]");
  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final List<String> ODD =
      List.of(
          "a",
          "n",
          "g",
          "ễ",
          "e\u0302\u0323",
          "👨‍👩‍👧",
          "🇻🇳",
          "🇻",
          "👍🏽",
          "_",
          "__",
          " ",
          "\u3000",
          "\n",
          "\t",
          "\r\n",
          "<s>",
          "</s>",
          "<pad>",
          "<mask>",
          "<unk>",
          "<",
          "s>",
          "!",
          ".",
          "1",
          "²",
          "\u200D",
          "\u0301",
          "\uFE0F",
          "\u0600",
          "\0",
          "\uD83D",
          "\uDE00",
          "hay",
          "chương trình",
          "dàn_cast");

  @Test
  void areWidenedToTheWordTheyCut() {
    assertThat(wordsOf(SYNTHETIC, "vui luôn, nha", "lu@@")).isEqualTo("luôn");
    assertThat(wordsOf(SYNTHETIC, "vui luôn, nha", "n,")).isEqualTo("luôn,");
  }

  @Test
  void endWherePunctuationIsGluedToAWord() {
    assertThat(wordsOf(PHOBERT, "rất hay!", "hay@@")).isEqualTo("hay");
  }

  @Test
  void keepTheCharactersOfTheComment() {
    String text = "Xem 👍🏽\tchu\u031Bo\u031Bng_tri\u0300nh\u3000RẤT  hay";

    Optional<Phrase> phrase = read(SYNTHETIC, text, 1, SYNTHETIC.tokenize(text, 256).size() - 2);

    assertThat(phrase.map(Phrase::words)).hasValue(text.replace('_', ' '));
    assertThat(phrase.flatMap(Phrase::place))
        .hasValue(new Span(0, text.codePointCount(0, text.length())));
  }

  @Test
  void countCodePoints() {
    assertThat(read(PHOBERT, "😀😀 hay", 3, 3))
        .hasValue(new Phrase("hay", Optional.of(new Span(3, 6))));
    assertThat(read(PHOBERT, "\uD83D hay", 2, 2))
        .hasValue(new Phrase("hay", Optional.of(new Span(2, 5))));
  }

  @Test
  void keepAFamilyOfEmojiWhole() {
    assertThat(read(SYNTHETIC, "!👨‍👩‍👧!", 3, 3).map(Phrase::words)).hasValue("👨‍👩‍👧");
  }

  @Test
  void dropUnderscoresAndWhiteSpaceAtTheirEnds() {
    assertThat(read(PHOBERT, "__hay__", 1, 2).map(Phrase::words)).hasValue("hay");
    assertThat(read(PHOBERT, "hay\n rất", 1, 2)).map(Phrase::words).hasValue("hay");
    assertThat(read(PHOBERT, "hay _ _", 2, 3)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<s>", "</s>", "<pad>", "<mask>"})
  void areNoneWhereTheWriterTypedASpecialToken(String special) {
    assertThat(read(PHOBERT, "rất " + special + " hay", 1, 3)).isEmpty();
  }

  @Test
  void areSomeWhereTheWriterTypedUnk() {
    assertThat(read(PHOBERT, "rất <unk> hay", 1, 3).map(Phrase::words)).hasValue("rất <unk> hay");
  }

  @Test
  void areNoneWhereTheyReachTheMarksOrThePadding() {
    assertThat(read(PHOBERT, "rất hay", 0, 1)).isEmpty();
    assertThat(read(PHOBERT, "rất hay", 2, 3)).isEmpty();
    assertThat(read(PHOBERT, "rất hay", 4, 9)).isEmpty();
  }

  @Test
  void beginAtAMarkWhoseBaseIsWhiteSpace() {
    assertThat(read(PHOBERT, "(\u202f\u035c\u2022", 2, 2).map(Phrase::words)).hasValue("\u035c");
  }

  @Test
  void ofRealCommentsAreWholeWordsOfThem() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (String text : GoldenFiles.comments()) {
      checkRandomPhrases(PHOBERT, text, random, seed);
    }
  }

  @Test
  void ofOddTextsAreWholeWordsOfThem() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      StringBuilder text = new StringBuilder();
      IntStream.range(0, random.nextInt(12))
          .forEach(i -> text.append(ODD.get(random.nextInt(ODD.size()))));
      checkRandomPhrases(SYNTHETIC, text.toString(), random, seed);
    }
  }

  private static void checkRandomPhrases(
      BpeTokenizer tokenizer, String text, Random random, long seed) {
    TokenizedText tokens = tokenizer.tokenize(text, 256);
    StrictPhrases phrases = new StrictPhrases(text, tokens);
    for (int i = 0; i < 2; i++) {
      int first = random.nextInt(tokens.size() + 1);
      int last = first + random.nextInt(4);
      Optional<Phrase> phrase = phrases.read(first, last);
      String about = "seed %d, tokens %d to %d of %s".formatted(seed, first, last, text);
      assertThat(phrase.isPresent() && hasSpecial(tokens, first, last)).as(about).isFalse();
      phrase.ifPresent(found -> check(phrases, found, text, about));
    }
  }

  private static boolean hasSpecial(TokenizedText tokens, int first, int last) {
    return IntStream.rangeClosed(first, last).anyMatch(i -> SPECIAL.contains(tokens.token(i)));
  }

  private static void check(StrictPhrases phrases, Phrase phrase, String text, String about) {
    Span span = phrase.place().orElseThrow();
    int start = text.offsetByCodePoints(0, span.start());
    int end = text.offsetByCodePoints(0, span.end());
    assertThat(phrase.words())
        .as(about)
        .isEqualTo(span.in(text).replace('_', ' '))
        .doesNotContain(SPECIAL)
        .matches("(?s)[^ \\t\\n\\u3000].*(?<![ \\t\\n\\u3000])");
    assertThat(cutsWord(text, start) && !isTrimmed(text.charAt(start - 1))).as(about).isFalse();
    assertThat(cutsWord(text, end) && !isTrimmed(text.charAt(end))).as(about).isFalse();
    assertThat(phrases.wholeWords(start, end)).as(about).hasValue(phrase);
  }

  private static boolean isTrimmed(char character) {
    return character == '_' || WhiteSpace.isSpace(character);
  }

  private static boolean cutsWord(String text, int place) {
    if (place == 0 || place == text.length()) {
      return false;
    }
    String before = Character.toString(text.codePointBefore(place));
    String behind = Character.toString(text.codePointAt(place));
    boolean insideWord =
        WORD_CHARACTER.matcher(before).matches() && WORD_CHARACTER.matcher(behind).matches();
    return insideWord || cutsCluster(text, place);
  }

  private static boolean cutsCluster(String text, int place) {
    Matcher clusters = CLUSTER.matcher(text);
    while (clusters.find() && clusters.end() < place) {}
    return clusters.end() != place;
  }

  private static String wordsOf(BpeTokenizer tokenizer, String text, String token) {
    TokenizedText tokens = tokenizer.tokenize(text, 256);
    int index =
        IntStream.range(0, tokens.size())
            .filter(i -> tokens.token(i).equals(token))
            .findFirst()
            .orElseThrow();
    return new StrictPhrases(text, tokens).read(index, index).orElseThrow().words();
  }

  private static Optional<Phrase> read(BpeTokenizer tokenizer, String text, int first, int last) {
    return new StrictPhrases(text, tokenizer.tokenize(text, 256)).read(first, last);
  }
}
