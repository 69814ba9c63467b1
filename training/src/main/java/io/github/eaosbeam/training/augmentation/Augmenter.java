package io.github.eaosbeam.training.augmentation;

import io.github.eaosbeam.models.Span;
import io.github.eaosbeam.training.corpus.LabelledComment;
import io.github.eaosbeam.training.corpus.LabelledQuadruple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes variants of comments out of themselves and of parts of others.
 *
 * <p>An entity gives way to another of the same aspect, an opinion to another of the same aspect,
 * sentiment and side of its entity; two comments become one; then the whole is written the way
 * viewers write. Immutable; what is random comes with the call.
 */
public final class Augmenter {
  private static final List<String> JOINTS =
      List.of(
          ". ",
          ", ",
          " ",
          "! ",
          "... ",
          " còn ",
          ", mà ",
          " nhưng ",
          " 😂 ",
          "; ",
          " với lại ",
          ", thêm nữa ");

  /** What an opinion must have in common with one that takes its place. */
  private record Kind(String aspect, String sentiment, boolean beforeEntity) {
    static Kind of(LabelledQuadruple quadruple) {
      boolean before =
          quadruple.entity().map(e -> quadruple.opinion().start() < e.start()).orElse(true);
      return new Kind(quadruple.aspect(), quadruple.sentiment(), before);
    }
  }

  private final List<LabelledComment> comments;
  private final int mostQuadruples;
  private final Map<String, List<String>> entities = new HashMap<>();
  private final Map<Kind, List<String>> opinions = new HashMap<>();

  /**
   * @param comments where parts are taken from
   * @param mostQuadruples no comment gets more
   */
  public Augmenter(List<LabelledComment> comments, int mostQuadruples) {
    this.comments = List.copyOf(comments);
    this.mostQuadruples = mostQuadruples;
    for (LabelledComment comment : comments) {
      for (LabelledQuadruple quadruple : comment.quadruples()) {
        quadruple.entity().ifPresent(e -> add(entities, quadruple.aspect(), e.in(comment.text())));
        add(opinions, Kind.of(quadruple), quadruple.opinion().in(comment.text()));
      }
    }
  }

  private static <K> void add(Map<K, List<String>> lists, K key, String phrase) {
    lists.computeIfAbsent(key, k -> new ArrayList<>()).add(phrase);
  }

  /** Another comment like {@code comment}, or itself. */
  public LabelledComment variant(LabelledComment comment, Random random) {
    LabelledComment variant = comment;
    if (random.nextDouble() < 0.45) {
      variant = swapped(variant, random);
    }
    if (random.nextDouble() < 0.2) {
      variant = joined(variant, random);
    }
    return random.nextDouble() < 0.4 ? perturbed(variant, random) : variant;
  }

  /** The comment written in one or several careless ways. */
  private static LabelledComment perturbed(LabelledComment comment, Random random) {
    LabelledComment variant = comment;
    for (Perturbation perturbation : Perturbation.values()) {
      if (random.nextDouble() < share(perturbation)) {
        variant = perturbation.apply(variant, random);
      }
    }
    return variant;
  }

  private static double share(Perturbation perturbation) {
    return switch (perturbation) {
      case UNACCENTED -> 0.12;
      case DECOMPOSED, UPPERCASE -> 0.05;
      case LOWERCASE, UNPUNCTUATED -> 0.35;
      case ABBREVIATED, EMOJI -> 0.3;
      case ELONGATED, PUNCTUATED -> 0.15;
      case MISTYPED -> 0.12;
    };
  }

  /** Gives one quadruple another entity, another opinion or both. */
  private LabelledComment swapped(LabelledComment comment, Random random) {
    if (comment.quadruples().isEmpty()) {
      return comment;
    }
    LabelledQuadruple quadruple =
        comment.quadruples().get(random.nextInt(comment.quadruples().size()));
    List<Edit> edits = new ArrayList<>();
    Optional<Span> entity = quadruple.entity();
    if (entity.isPresent() && random.nextDouble() < 0.7) {
      List<String> others = entities.getOrDefault(quadruple.aspect(), List.of());
      edits.addAll(swap(comment, entity.get(), others, random));
    }
    if (isAlone(quadruple.opinion(), comment) && random.nextDouble() < 0.5) {
      List<String> others = opinions.getOrDefault(Kind.of(quadruple), List.of());
      edits.addAll(swap(comment, quadruple.opinion(), others, random));
    }
    return Edit.apply(comment, edits);
  }

  /** Whether no other quadruple has this opinion too, on whose aspect it may tell nothing else. */
  private static boolean isAlone(Span opinion, LabelledComment comment) {
    return comment.quadruples().stream().filter(q -> q.opinion().equals(opinion)).count() == 1;
  }

  /** No edit where no phrase is known that could stand there. */
  private static List<Edit> swap(
      LabelledComment comment, Span place, List<String> phrases, Random random) {
    if (phrases.isEmpty()) {
      return List.of();
    }
    String phrase = phrases.get(random.nextInt(phrases.size()));
    return List.of(
        new Edit(place.start(), place.end(), fit(phrase, place.in(comment.text()), place.start())));
  }

  /** Capital or small like the phrase it replaces, but for names, which keep their capital. */
  private static String fit(String phrase, String replaced, int start) {
    boolean capital = Character.isUpperCase(replaced.codePointAt(0));
    boolean sentenceStart = start == 0;
    if (sentenceStart && capital) {
      return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }
    boolean name =
        Words.in(phrase).skip(1).anyMatch(w -> Character.isUpperCase(w.group().codePointAt(0)));
    boolean shout = phrase.length() > 1 && Character.isUpperCase(phrase.charAt(1));
    return name || capital || shout
        ? phrase
        : phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1);
  }

  /** The comment and another one behind it, where together they say not too much. */
  private LabelledComment joined(LabelledComment first, Random random) {
    LabelledComment second = comments.get(random.nextInt(comments.size()));
    if (first.quadruples().size() + second.quadruples().size() > mostQuadruples) {
      return first;
    }
    String joint = JOINTS.get(random.nextInt(JOINTS.size()));
    String head =
        joint.startsWith(" ") || !endsWithMark(first.text())
            ? first.text() + joint
            : first.text() + " ";
    int shift = head.codePointCount(0, head.length());
    Stream<LabelledQuadruple> moved =
        second.quadruples().stream().map(quadruple -> quadruple.moved(span -> moved(span, shift)));
    return new LabelledComment(
        head + second.text(), Stream.concat(first.quadruples().stream(), moved).toList());
  }

  private static Span moved(Span span, int shift) {
    return new Span(span.start() + shift, span.end() + shift);
  }

  private static boolean endsWithMark(String text) {
    return !text.isEmpty() && !Character.isLetterOrDigit(text.codePointBefore(text.length()));
  }
}
