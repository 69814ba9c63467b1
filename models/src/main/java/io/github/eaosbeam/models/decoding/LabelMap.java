package io.github.eaosbeam.models.decoding;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The labels of aspects or of sentiments by id. Immutable. */
public final class LabelMap {
  private final Map<Integer, String> labels = new HashMap<>();
  private final String fallback;

  private LabelMap(Map<String, Integer> ids, String fallback) {
    ids.forEach((label, id) -> labels.put(id, label));
    this.fallback = fallback;
  }

  /**
   * Aspects by the configuration's map from label to id, in its order: of an id's labels the last.
   */
  public static LabelMap ofAspects(Map<String, Integer> ids) {
    return new LabelMap(requireNonNull(ids, "ids"), "Khác");
  }

  /** Sentiments, as {@link #ofAspects}. */
  public static LabelMap ofSentiments(Map<String, Integer> ids) {
    return new LabelMap(requireNonNull(ids, "ids"), "trung tính");
  }

  /** The label of {@code id}; {@code Khác} or {@code trung tính} where the map has none. */
  public String label(int id) {
    return labels.getOrDefault(id, fallback);
  }

  /** The labels of the ids from 0 to {@code count} - 1. */
  public List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(this::label).toList();
  }
}
