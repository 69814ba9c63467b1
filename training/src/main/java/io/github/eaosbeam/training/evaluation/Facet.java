package io.github.eaosbeam.training.evaluation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some elements of a quadruple, looked at together.
 *
 * @param elements one or more, each once, in the order of the quadruple
 */
public record Facet(List<Element> elements) {
  /** All four elements. */
  public static final Facet QUADRUPLE = new Facet(List.of(Element.values()));

  private static final List<Facet> ALL = combinations();

  public Facet {
    Set<Element> once = EnumSet.noneOf(Element.class);
    once.addAll(elements);
    if (elements.isEmpty() || !List.copyOf(once).equals(elements)) {
      throw new IllegalArgumentException(
          "a facet has one or more elements, each once, in the quadruple's order, got " + elements);
    }
    elements = List.copyOf(elements);
  }

  /** The facet of these elements, in whatever order they are named. */
  public static Facet of(Element first, Element... others) {
    return new Facet(List.copyOf(EnumSet.of(first, others)));
  }

  /** Begins with the single elements and makes each facet longer at its end. */
  private static List<Facet> combinations() {
    List<Facet> facets = new ArrayList<>();
    for (Element element : Element.values()) {
      facets.add(of(element));
    }
    for (int i = 0; i < facets.size(); i++) {
      facets.addAll(facets.get(i).longer());
    }
    return List.copyOf(facets);
  }

  private List<Facet> longer() {
    Element last = elements.get(elements.size() - 1);
    return Stream.of(Element.values())
        .filter(element -> element.compareTo(last) > 0)
        .map(element -> new Facet(Stream.concat(elements.stream(), Stream.of(element)).toList()))
        .toList();
  }

  /** Every facet: the single elements, the pairs, the triples, the quadruple. */
  public static List<Facet> all() {
    return ALL;
  }

  /** What {@code finding} says of these elements; empty for an implicit one. */
  public List<Optional<String>> in(Finding finding) {
    return elements.stream().map(element -> element.in(finding)).toList();
  }

  /** The elements' names, such as {@code entity+opinion}; {@code quadruple} for all of them. */
  @Override
  public String toString() {
    return equals(QUADRUPLE)
        ? "quadruple"
        : elements.stream().map(Element::toString).collect(joining("+"));
  }
}
