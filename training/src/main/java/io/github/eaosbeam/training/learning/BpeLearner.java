package io.github.eaosbeam.training.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Learns a vocabulary by byte-pair encoding, <a href="https://arxiv.org/abs/1508.07909">Sennrich et
 * al.</a>, and writes it in PhoBERT's formats.
 *
 * <p>Letters are never joined with what is no letter, so that a word keeps its pieces when a full
 * stop or an emoji stands right behind it. Of pairs equally frequent the first in the order of
 * strings is joined: the same texts give the same files.
 */
final class BpeLearner {
  private static final String WORD_END = "</w>";
  private static final String GOES_ON = "@@";

  /** What parts words for the tokenizer too: Python's white space. */
  private static final Pattern SPACE = Pattern.compile("[\\s\\x1C-\\x1F\\x85\\p{Z}]+");

  /** The most frequent last; of those equally frequent the first by its letters. */
  private static final Comparator<Map.Entry<Pair, Long>> BY_FREQUENCY =
      Map.Entry.<Pair, Long>comparingByValue()
          .thenComparing(
              Map.Entry.comparingByKey(
                  Comparator.comparing(Pair::left).thenComparing(Pair::right).reversed()));

  /** A distinct word as it is split so far. */
  private static final class Word {
    final long count;
    List<String> symbols;

    Word(String text, long count) {
      this.count = count;
      this.symbols = new ArrayList<>(text.codePoints().mapToObj(Character::toString).toList());
      symbols.set(symbols.size() - 1, symbols.get(symbols.size() - 1) + WORD_END);
    }

    boolean holds(Pair pair) {
      return IntStream.range(0, symbols.size()).anyMatch(i -> isAt(i, pair));
    }

    void join(Pair pair) {
      List<String> joined = new ArrayList<>();
      for (int i = 0; i < symbols.size(); i++) {
        if (isAt(i, pair)) {
          joined.add(pair.left() + pair.right());
          i++;
        } else {
          joined.add(symbols.get(i));
        }
      }
      symbols = joined;
    }

    private boolean isAt(int index, Pair pair) {
      return index + 1 < symbols.size()
          && symbols.get(index).equals(pair.left())
          && symbols.get(index + 1).equals(pair.right());
    }
  }

  private record Pair(String left, String right) {}

  private final List<Word> words = new ArrayList<>();
  private final Map<Pair, Long> merges = new LinkedHashMap<>();
  private final Map<String, Long> letters = new TreeMap<>();

  private BpeLearner(Iterable<String> texts) {
    Map<String, Long> counts = new TreeMap<>();
    for (String text : texts) {
      for (String word : SPACE.split(text, -1)) {
        if (!word.isEmpty()) {
          counts.merge(word, 1L, Long::sum);
        }
      }
    }
    counts.forEach((word, count) -> words.add(new Word(word, count)));
    words.forEach(
        word -> word.symbols.forEach(s -> letters.merge(token(s), word.count, Long::sum)));
  }

  /**
   * Learns from {@code texts} and writes {@code vocab.txt} and {@code bpe.codes} into {@code
   * folder}.
   *
   * @param merges pairs joined at the most
   * @param leastCount a pair or a character must come this often to be kept
   * @throws TrainingException where no pair does
   */
  static void learn(Iterable<String> texts, int merges, long leastCount, Path folder)
      throws IOException {
    BpeLearner learner = new BpeLearner(texts);
    learner.join(merges, leastCount);
    if (learner.merges.isEmpty()) {
      throw new TrainingException(
          "the comments are too few for a vocabulary: no pair of letters comes %d times; add some"
              .formatted(leastCount));
    }
    Files.write(folder.resolve("bpe.codes"), learner.codes());
    Files.write(folder.resolve("vocab.txt"), learner.vocabulary(leastCount));
  }

  private void join(int most, long leastCount) {
    Map<Pair, Long> counts = new HashMap<>();
    words.forEach(word -> count(counts, word, 1));
    Optional<Map.Entry<Pair, Long>> next = mostFrequent(counts, leastCount);
    while (next.isPresent() && merges.size() < most) {
      Pair pair = next.get().getKey();
      merges.put(pair, next.get().getValue());
      words.stream().filter(word -> word.holds(pair)).forEach(word -> join(word, pair, counts));
      next = mostFrequent(counts, leastCount);
    }
  }

  private static Optional<Map.Entry<Pair, Long>> mostFrequent(
      Map<Pair, Long> counts, long leastCount) {
    return counts.entrySet().stream().max(BY_FREQUENCY).filter(e -> e.getValue() >= leastCount);
  }

  private static void join(Word word, Pair pair, Map<Pair, Long> counts) {
    count(counts, word, -1);
    word.join(pair);
    count(counts, word, 1);
  }

  /** Adds the word's pairs to {@code counts}, or takes them away. */
  private static void count(Map<Pair, Long> counts, Word word, int sign) {
    for (int i = 0; i + 1 < word.symbols.size(); i++) {
      Pair pair = new Pair(word.symbols.get(i), word.symbols.get(i + 1));
      if (mayJoin(pair)) {
        counts.merge(pair, sign * word.count, (a, b) -> a + b == 0 ? null : a + b);
      }
    }
  }

  private static boolean mayJoin(Pair pair) {
    return isLetter(pair.left().codePointBefore(pair.left().length()))
        == isLetter(pair.right().codePointAt(0));
  }

  private static boolean isLetter(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private List<String> codes() {
    return merges.entrySet().stream()
        .map(e -> "%s %s %d".formatted(e.getKey().left(), e.getKey().right(), e.getValue()))
        .toList();
  }

  /**
   * The pieces that the texts fall into, those that merging passes through, and letters that were
   * always merged, for other texts hold them in other words.
   */
  private List<String> vocabulary(long leastCount) {
    Map<String, Long> counts = new TreeMap<>();
    for (Word word : words) {
      word.symbols.forEach(symbol -> counts.merge(token(symbol), word.count, Long::sum));
    }
    letters.forEach((letter, count) -> counts.putIfAbsent(letter, 0L));
    counts
        .keySet()
        .removeIf(
            token -> Math.max(counts.get(token), letters.getOrDefault(token, 0L)) < leastCount);
    merges.keySet().forEach(pair -> counts.putIfAbsent(token(pair.left() + pair.right()), 0L));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  private static String token(String symbol) {
    return symbol.endsWith(WORD_END)
        ? symbol.substring(0, symbol.length() - WORD_END.length())
        : symbol + GOES_ON;
  }
}
