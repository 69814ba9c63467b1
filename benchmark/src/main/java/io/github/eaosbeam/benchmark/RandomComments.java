package io.github.eaosbeam.benchmark;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Comments without sense, as long as real ones and as often repeated. The same seed gives the same
 * comments.
 *
 * <p>The figures were measured on 20,000 public comments under Vietnamese videos, read by PhoBERT's
 * tokenizer.
 */
final class RandomComments {
  /** Tokens of a comment, two sentence marks included: the shortest, every 200th part, the most. */
  private static final int[] TOKENS = {
    2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, //
    5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, //
    6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, //
    8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, //
    9, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 11, //
    11, 11, 11, 11, 11, 12, 12, 12, 12, 12, 12, 12, 12, 12, 13, 13, 13, 13, 13, 13, //
    13, 13, 14, 14, 14, 14, 14, 14, 14, 14, 15, 15, 15, 15, 15, 15, 15, 16, 16, 16, //
    16, 16, 16, 17, 17, 17, 17, 17, 18, 18, 18, 18, 18, 19, 19, 19, 19, 19, 20, 20, //
    20, 21, 21, 21, 21, 22, 22, 22, 23, 23, 23, 24, 24, 25, 25, 26, 26, 27, 27, 28, //
    28, 29, 30, 31, 32, 33, 34, 35, 37, 38, 40, 42, 44, 48, 51, 57, 63, 75, 101, 171, //
    256
  };

  private static final int SENTENCE_MARKS = 2;

  /** Share of comments that somebody has written before, letter for letter. */
  private static final double REPEATED = 0.087;

  /** Repeated comments are short ones. */
  private static final int MOST_WORDS_REPEATED = 6;

  private static final int REPEATABLE = 1000;

  private final List<String> words;
  private final SplittableRandom random;
  private final List<String> repeatable = new ArrayList<>();

  RandomComments(List<String> words, long seed) {
    this.words = List.copyOf(words);
    this.random = new SplittableRandom(seed);
  }

  /** Writes JSON lines of {@code id} and {@code text}. */
  static void write(Path file, int count, long seed) throws IOException {
    RandomComments comments = new RandomComments(BundledVocabulary.words(), seed);
    try (JsonGenerator json = new JsonMapper().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      for (int id = 1; id <= count; id++) {
        json.writeStartObject();
        json.writeStringField("id", String.valueOf(id));
        json.writeStringField("text", comments.next());
        json.writeEndObject();
      }
    }
  }

  String next() {
    if (!repeatable.isEmpty() && random.nextDouble() < REPEATED) {
      return repeatable.get(random.nextInt(repeatable.size()));
    }
    int length = tokens() - SENTENCE_MARKS;
    String text =
        random.ints(length, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
    if (length <= MOST_WORDS_REPEATED && repeatable.size() < REPEATABLE) {
      repeatable.add(text);
    }
    return text;
  }

  /** Between two measured figures every length is as likely. */
  private int tokens() {
    int step = random.nextInt(TOKENS.length - 1);
    return random.nextInt(TOKENS[step], TOKENS[step + 1] + 1);
  }
}
