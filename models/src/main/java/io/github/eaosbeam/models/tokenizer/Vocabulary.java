package io.github.eaosbeam.models.tokenizer;

import io.github.eaosbeam.models.ModelException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PhoBERT's tokens and their ids: four special tokens, those of {@code vocab.txt} in its order, and
 * {@code <mask>} last. Immutable.
 */
final class Vocabulary {
  static final int START_ID = 0;
  static final int PADDING_ID = 1;
  static final int END_ID = 2;
  static final int UNKNOWN_ID = 3;

  private final Map<String, Integer> ids;
  private final Map<Integer, String> tokens;
  private final int maskId;

  private Vocabulary(Map<String, Integer> ids) {
    this.ids = ids;
    this.tokens = new HashMap<>();
    ids.forEach((token, id) -> tokens.put(id, token));
    this.maskId = ids.get(SpecialToken.MASK.text());
  }

  /**
   * Reads {@code vocab.txt}: a token, a space and a count on each line.
   *
   * @throws ModelException where the file cannot be read or a line has another form
   */
  static Vocabulary open(Path vocabTxt) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    ids.put(SpecialToken.START.text(), START_ID);
    ids.put(SpecialToken.PADDING.text(), PADDING_ID);
    ids.put(SpecialToken.END.text(), END_ID);
    ids.put(SpecialToken.UNKNOWN.text(), UNKNOWN_ID);
    List<String> lines = EncoderFile.lines(vocabTxt);
    int count = lines.size() - (lines.get(lines.size() - 1).isEmpty() ? 1 : 0);
    for (int line = 0; line < count; line++) {
      // A token that comes again takes a new id, as it does in the reference.
      ids.put(token(vocabTxt, line + 1, lines.get(line)), ids.size());
    }
    ids.putIfAbsent(SpecialToken.MASK.text(), ids.size());
    return new Vocabulary(ids);
  }

  private static String token(Path vocabTxt, int lineNumber, String line) {
    String entry = WhiteSpace.strip(line);
    int space = entry.lastIndexOf(' ');
    if (space < 0) {
      throw new ModelException(
          "%s, line %d: expected a token, a space and a count; fetch the file again"
              .formatted(vocabTxt, lineNumber));
    }
    return entry.substring(0, space);
  }

  int size() {
    return ids.size();
  }

  /** The id of {@code token}, that of {@code <unk>} where the vocabulary lacks it. */
  int id(String token) {
    return ids.getOrDefault(token, UNKNOWN_ID);
  }

  int id(SpecialToken token) {
    return id(token.text());
  }

  /** The token with this id, {@code <unk>} where there is none. */
  String token(int id) {
    return tokens.getOrDefault(id, SpecialToken.UNKNOWN.text());
  }

  Set<String> tokens() {
    return Collections.unmodifiableSet(ids.keySet());
  }

  /** Whether {@code id} stands for no characters; {@code <unk>} does stand for some. */
  boolean isSpecial(int id) {
    return id == START_ID || id == PADDING_ID || id == END_ID || id == maskId;
  }
}
