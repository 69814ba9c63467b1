package io.github.eaosbeam.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eaosbeam.models.Span;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Labelled comments to test with. */
public final class Comments {
  /** The project's own. */
  public static final Path OWN = Path.of("..", "models", "corpus");

  private static final Corpus OWN_CORPUS = Corpus.read(OWN);

  private Comments() {}

  /** The project's own labelled comments. */
  public static Corpus own() {
    return OWN_CORPUS;
  }

  /** All parts of {@code corpus}. */
  public static List<LabelledComment> all(Corpus corpus) {
    return Stream.of(corpus.training(), corpus.validation(), corpus.test())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * A comment whose phrases stand where they come first.
   *
   * @param quadruples each {@code entity|aspect|opinion|sentiment}, without an entity {@code
   *     |aspect|...}
   */
  public static LabelledComment saying(String text, String... quadruples) {
    return new LabelledComment(
        text, Arrays.stream(quadruples).map(line -> quadruple(text, line.split("\\|"))).toList());
  }

  private static LabelledQuadruple quadruple(String text, String[] parts) {
    Span entity = parts[0].isEmpty() ? null : place(text, parts[0]);
    return new LabelledQuadruple(entity, parts[1], place(text, parts[2]), parts[3]);
  }

  private static Span place(String text, String phrase) {
    int before = text.codePointCount(0, text.indexOf(phrase));
    return new Span(before, before + phrase.codePointCount(0, phrase.length()));
  }

  /** The words of every quadruple, as {@link #saying} takes them. */
  public static List<String> quadruples(LabelledComment comment) {
    return comment.quadruples().stream()
        .map(
            quadruple ->
                String.join(
                    "|",
                    quadruple.entity().map(span -> span.in(comment.text())).orElse(""),
                    quadruple.aspect(),
                    quadruple.opinion().in(comment.text()),
                    quadruple.sentiment()))
        .toList();
  }

  /** The words of every entity and opinion, quadruple by quadruple. */
  public static List<String> phrases(LabelledComment comment) {
    return comment.spans().map(span -> span.in(comment.text())).toList();
  }

  /** Fails where a phrase of {@code comment} begins or ends inside of a word. */
  public static void requireWholeWords(LabelledComment comment, String about) {
    int[] text = comment.text().codePoints().toArray();
    comment
        .spans()
        .forEach(
            span -> {
              String phrase = span.in(comment.text());
              assertThat(isInsideWord(text, span.start())).as(about + ": " + phrase).isFalse();
              assertThat(isInsideWord(text, span.end())).as(about + ": " + phrase).isFalse();
            });
  }

  private static boolean isInsideWord(int[] text, int place) {
    return place > 0
        && place < text.length
        && isOfWord(text[place - 1])
        && (isOfWord(text[place]) || Character.getType(text[place]) == Character.NON_SPACING_MARK);
  }

  private static boolean isOfWord(int codePoint) {
    return Character.isLetterOrDigit(codePoint);
  }
}
