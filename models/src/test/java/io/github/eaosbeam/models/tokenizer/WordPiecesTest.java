package io.github.eaosbeam.models.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPiecesTest {
  private static final List<String> LETTERS = List.of("a", "b", "c", "😀", "ộ");

  @TempDir Path directory;

  /** The merges come in any order, so that a pair may become urgent after its parts are joined. */
  @Test
  void areThoseOfTheTextbook() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<List<String>> pairs = randomPairs(random);
      for (String word : List.of(word(random, 3), word(random, 12), word(random, 200))) {
        assertThat(split(pairs, word))
            .as("seed %d, round %d, word %s, pairs %s", seed, round, word, pairs)
            .isEqualTo(textbook(pairs, word));
      }
    }
  }

  @Test
  void areJoinedFromLeftToRight() {
    assertThat(split(List.of(List.of("a", "a")), "aaaaab"))
        .containsExactly("aa", "aa", "a", "b</w>");
  }

  @Test
  void areAllJoinedBeforeAPairThatBecomesUrgent() {
    List<List<String>> pairs = List.of(List.of("ab", "a"), List.of("a", "b"), List.of("x", "y"));

    assertThat(split(pairs, "abab!")).containsExactly("ab", "ab", "!</w>");
  }

  private List<String> split(List<List<String>> pairs, String word) {
    StringBuilder codes = new StringBuilder();
    pairs.forEach(pair -> codes.append(pair.get(0) + " " + pair.get(1) + " 1\n"));
    StringBuilder vocab = new StringBuilder("! 1\n");
    LETTERS.forEach(letter -> vocab.append(letter).append(" 1\n"));
    EncoderDirectory files =
        new EncoderDirectory(directory).withCodes(codes.toString()).withVocab(vocab.toString());
    Symbols symbols = new Symbols();
    Merges merges = Merges.open(files.bpeCodes(), symbols);
    Alphabet alphabet = Alphabet.of(Vocabulary.open(files.vocabTxt()), symbols);
    WordPieces pieces = new WordPieces(alphabet, merges);

    pieces.split("«" + word + "»", 1, 1 + word.length());

    List<String> found = new ArrayList<>();
    for (int place = 0; place < word.length(); place = pieces.next(place)) {
      found.add(symbols.string(pieces.symbol(place)));
    }
    return found;
  }

  /** As slow and as plain as can be: strings, and a whole pass for every pair. */
  private static List<String> textbook(List<List<String>> pairs, String word) {
    List<String> pieces = new ArrayList<>();
    word.codePoints().forEach(c -> pieces.add(Character.toString(c)));
    pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + "</w>");
    while (true) {
      Map<Integer, List<String>> present = new TreeMap<>();
      for (int i = 0; i + 1 < pieces.size(); i++) {
        List<String> pair = List.copyOf(pieces.subList(i, i + 2));
        if (pairs.contains(pair)) {
          present.put(pairs.indexOf(pair), pair);
        }
      }
      if (present.isEmpty()) {
        return pieces;
      }
      List<String> urgent = present.values().iterator().next();
      for (int i = 0; i + 1 < pieces.size(); i++) {
        if (pieces.subList(i, i + 2).equals(urgent)) {
          pieces.set(i, pieces.get(i) + pieces.remove(i + 1));
        }
      }
    }
  }

  private static List<List<String>> randomPairs(Random random) {
    List<String> known = new ArrayList<>(LETTERS);
    LETTERS.forEach(letter -> known.add(letter + "</w>"));
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String left = known.get(random.nextInt(known.size()));
      List<String> pair = List.of(left, known.get(random.nextInt(known.size())));
      if (!left.endsWith("</w>") && !pairs.contains(pair)) {
        pairs.add(pair);
        known.add(String.join("", pair));
      }
    }
    pairs.add(List.of("a", "b</w>"));
    Collections.shuffle(pairs, random);
    return pairs.stream().distinct().toList();
  }

  private static String word(Random random, int maxLetters) {
    StringBuilder word = new StringBuilder();
    int letters = 1 + random.nextInt(maxLetters);
    for (int i = 0; i < letters; i++) {
      word.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return word.toString();
  }
}
