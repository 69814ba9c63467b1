package io.github.eaosbeam.training.evaluation;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The agreement of predictions with gold, looked at from all sides.
 *
 * @param facets the agreement on each of {@link Facet#all}, in that order
 * @param relaxedOpinion opinions of the same sentiment that share at least half of their words
 * @param aspects the agreement on quadruples of each aspect, the most frequent in gold first
 * @param sentiments the agreement on quadruples of each sentiment, ordered alike
 */
public record Agreements(
    Map<Facet, Agreement> facets,
    Agreement relaxedOpinion,
    Map<String, Agreement> aspects,
    Map<String, Agreement> sentiments) {
  private static final Comparator<Map.Entry<String, Agreement>> FREQUENT_FIRST =
      Comparator.comparing((Map.Entry<String, Agreement> label) -> -label.getValue().gold())
          .thenComparing(label -> -label.getValue().predicted())
          .thenComparing(Map.Entry::getKey);

  public Agreements {
    facets = frozen(facets);
    aspects = frozen(aspects);
    sentiments = frozen(sentiments);
  }

  /** A copy that keeps the order. */
  private static <K> Map<K, Agreement> frozen(Map<K, Agreement> agreements) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(agreements));
  }

  static Agreements of(List<JudgedComment> comments) {
    Map<Facet, Agreement> facets = new LinkedHashMap<>();
    for (Facet facet : Facet.all()) {
      facets.put(facet, Agreement.sum(comments, comment -> comment.on(facet)));
    }
    return new Agreements(
        facets,
        Agreement.sum(comments, RelaxedOpinions::compare),
        byLabel(comments, Element.ASPECT),
        byLabel(comments, Element.SENTIMENT));
  }

  private static Map<String, Agreement> byLabel(List<JudgedComment> comments, Element element) {
    Map<String, Agreement> agreements = new LinkedHashMap<>();
    comments.stream()
        .flatMap(comment -> Stream.concat(comment.gold().stream(), comment.predicted().stream()))
        .flatMap(finding -> element.in(finding).stream())
        .distinct()
        .map(label -> Map.entry(label, ofLabel(comments, element, label)))
        .sorted(FREQUENT_FIRST)
        .forEach(entry -> agreements.put(entry.getKey(), entry.getValue()));
    return agreements;
  }

  private static Agreement ofLabel(List<JudgedComment> comments, Element element, String label) {
    return Agreement.sum(
        comments,
        comment ->
            comment
                .only(finding -> element.in(finding).filter(label::equals).isPresent())
                .on(Facet.QUADRUPLE));
  }

  /** The agreement on whole quadruples. */
  public Agreement quadruple() {
    return on(Facet.QUADRUPLE);
  }

  /** The agreement on {@code facet}, where an implicit element is a value like any other. */
  public Agreement on(Facet facet) {
    return facets.get(facet);
  }
}
