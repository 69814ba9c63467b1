package io.github.eaosbeam.models.tokenizer;

/**
 * A text as the encoder reads it: n tokens, the two sentence marks included, and what each covers.
 * Behind them the model sees padding, so every index from 0 has a token. Immutable.
 */
public final class TokenizedText {
  private final Vocabulary vocabulary;
  private final int[] ids; // [n]
  private final int[] starts; // [n]
  private final int[] ends; // [n]
  private final boolean truncated;

  TokenizedText(Vocabulary vocabulary, int[] ids, int[] starts, int[] ends, boolean truncated) {
    this.vocabulary = vocabulary;
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
    this.truncated = truncated;
  }

  /** The number of tokens, padding not counted. */
  public int size() {
    return ids.length;
  }

  /** The ids of the tokens, [n]; a copy. */
  public int[] ids() {
    return ids.clone();
  }

  /** The id of a token, that of {@code <pad>} from n on. */
  public int id(int index) {
    return index < ids.length ? ids[index] : Vocabulary.PADDING_ID;
  }

  /** A token as the vocabulary has it, with {@code @@} where its word goes on. */
  public String token(int index) {
    return vocabulary.token(id(index));
  }

  /** The first UTF-16 unit of the text that the token covers. */
  public int start(int index) {
    return index < starts.length ? starts[index] : ends[ends.length - 1];
  }

  /** The unit behind the last one that the token covers; the start where it covers none. */
  public int end(int index) {
    return index < ends.length ? ends[index] : ends[ends.length - 1];
  }

  /**
   * Whether the token is {@code <s>}, {@code </s>}, {@code <pad>} or {@code <mask>}, added or typed
   * by the writer. {@code <unk>} is not: it stands for characters.
   */
  public boolean isSpecial(int index) {
    return vocabulary.isSpecial(id(index));
  }

  /** Whether the text has more tokens than were asked for, so that its end is missing. */
  public boolean truncated() {
    return truncated;
  }
}
