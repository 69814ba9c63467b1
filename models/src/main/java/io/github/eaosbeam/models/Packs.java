package io.github.eaosbeam.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Deals comments out to packs. */
final class Packs {
  /** Matrix products are near their best speed from here on, and temporaries still fit caches. */
  static final int TARGET_ROWS = 768;

  private Packs() {}

  /**
   * Sorts by rows, so that neighbours can share a product, and cuts into packs of about {@link
   * #TARGET_ROWS} rows each.
   *
   * @param items the indices to deal out
   * @param rows the rows an index takes
   */
  static List<List<Integer>> deal(List<Integer> items, IntUnaryOperator rows) {
    List<Integer> sorted =
        items.stream().sorted(Comparator.comparingInt(rows::applyAsInt)).toList();
    int total = items.stream().mapToInt(rows::applyAsInt).sum();
    int packs = Math.max(1, (total + TARGET_ROWS - 1) / TARGET_ROWS);
    double share = (double) total / packs;
    List<List<Integer>> dealt = new ArrayList<>();
    double dealtRows = 0;
    int from = 0;
    for (int i = 0; i < sorted.size(); i++) {
      dealtRows += rows.applyAsInt(sorted.get(i));
      if (dealtRows >= share * (dealt.size() + 1) || i == sorted.size() - 1) {
        dealt.add(sorted.subList(from, i + 1));
        from = i + 1;
      }
    }
    return dealt;
  }
}
