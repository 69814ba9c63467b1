package io.github.eaosbeam.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eaosbeam.models.tokenizer.BpeTokenizer;
import io.github.eaosbeam.models.tokenizer.TokenizedText;
import io.github.eaosbeam.training.corpus.Comments;
import io.github.eaosbeam.training.corpus.LabelledComment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BpeLearnerTest {
  private static final List<String> TEXTS = List.of("hay hay hay!", "ha ha ho");

  @TempDir private Path folder;

  /**
   * h-a comes three times. Then h-a at a word's end and ha-y at one come twice each, and h is
   * before ha. Everything else comes once.
   */
  @Test
  void joinsTheMostFrequentPairFirst() throws IOException {
    BpeLearner.learn(TEXTS, 100, 2, folder);

    assertThat(folder.resolve("bpe.codes")).hasContent("h a 3\nh a</w> 2\nha y</w> 2\n");
  }

  /** The pieces that come twice, what joining passes through, and letters, which go on in y. */
  @Test
  void keepsThePiecesThatTheTextsFallInto() throws IOException {
    BpeLearner.learn(TEXTS, 100, 2, folder);

    assertThat(folder.resolve("vocab.txt"))
        .hasContent("ha 2\nhay 2\nh@@ 1\na 0\na@@ 0\nha@@ 0\ny 0\n");
  }

  @Test
  void joinsNoMorePairsThanAllowed() throws IOException {
    BpeLearner.learn(TEXTS, 1, 1, folder);

    assertThat(folder.resolve("bpe.codes")).hasContent("h a 3\n");
    assertThat(folder.resolve("vocab.txt"))
        .hasContent("h@@ 3\nha@@ 3\na 2\ny 2\n! 1\no 1\ny@@ 1\na@@ 0\n");
  }

  @Test
  void theTokenizerReadsTheFiles() throws IOException {
    BpeLearner.learn(TEXTS, 100, 2, folder);

    assertThat(tokens("hay ha")).containsExactly("<s>", "hay", "ha", "</s>");
    assertThat(tokens("hay!")).containsExactly("<s>", "ha@@", "<unk>", "<unk>", "</s>");
  }

  @Test
  void aWordKeepsItsPiecesWhereAMarkOrAnEmojiFollows() throws IOException {
    BpeLearner.learn(List.of("hay hay! hay!! hay😂 !! 😂"), 100, 1, folder);

    assertThat(tokens("hay!")).containsExactly("<s>", "hay@@", "!", "</s>");
    assertThat(tokens("hay!!")).containsExactly("<s>", "hay@@", "!!", "</s>");
    assertThat(tokens("hay😂")).containsExactly("<s>", "hay@@", "😂", "</s>");
  }

  @Test
  void noPairOfTheOwnCorpusIsALetterAndAMark() throws IOException {
    BpeLearner.learn(ownTexts(), 150, 4, folder);

    for (String line : Files.readAllLines(folder.resolve("bpe.codes"))) {
      String joined = line.substring(0, line.lastIndexOf(' ')).replace("</w>", "").replace(" ", "");
      assertThat(joined).as(line).matches("[\\p{L}\\p{N}\\p{M}]+|[^\\p{L}\\p{N}]+");
    }
  }

  @Test
  void theOrderOfTheTextsDoesNotMatter() throws IOException {
    long seed = System.nanoTime();
    List<String> shuffled = new ArrayList<>(ownTexts());
    Collections.shuffle(shuffled, new Random(seed));
    Path other = Files.createDirectory(folder.resolve("other"));

    BpeLearner.learn(ownTexts(), 80, 4, folder);
    BpeLearner.learn(shuffled, 80, 4, other);

    for (String name : List.of("bpe.codes", "vocab.txt")) {
      assertThat(other.resolve(name))
          .as("seed %d", seed)
          .hasSameBinaryContentAs(folder.resolve(name));
    }
  }

  private static List<String> ownTexts() {
    return Comments.own().test().stream().map(LabelledComment::text).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00A0", "\u3000", "\u0085", "\u001F", "\u2028", "\t", "\n"})
  void wordsArePartedWhereTheTokenizerPartsThem(String space) throws IOException {
    BpeLearner.learn(List.of("hay hay hay!", "ha ha ho"), 100, 2, folder);
    Path other = Files.createDirectory(folder.resolve("other"));

    BpeLearner.learn(List.of("hay hay hay! ha ha ho".replace(" ", space + space)), 100, 2, other);

    for (String name : List.of("bpe.codes", "vocab.txt")) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
    }
  }

  @Test
  void textsWithoutACommonPairAreTooFew() {
    assertThatThrownBy(() -> BpeLearner.learn(List.of("ab cd"), 100, 2, folder))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "the comments are too few for a vocabulary: no pair of letters comes 2 times; add"
                + " some");
    assertThat(folder).isEmptyDirectory();
  }

  private List<String> tokens(String text) {
    TokenizedText tokens =
        BpeTokenizer.open(folder.resolve("vocab.txt"), folder.resolve("bpe.codes"))
            .tokenize(text, 64);
    return IntStream.range(0, tokens.size()).mapToObj(tokens::token).toList();
  }
}
