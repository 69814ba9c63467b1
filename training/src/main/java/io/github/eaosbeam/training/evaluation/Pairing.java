package io.github.eaosbeam.training.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * As many pairs as can be made between two lists, each member in one at most. A new pair may make
 * earlier ones change partners, along an augmenting path (Berge, "Two theorems in graph theory",
 * 1957).
 *
 * @param <T> what is paired
 */
final class Pairing<T> {
  private static final int FREE = -1;

  private final List<T> left;
  private final List<T> right;
  private final BiPredicate<T, T> match;
  private final int[] partners; // by place in right, the place in left

  Pairing(List<T> left, List<T> right, BiPredicate<T, T> match) {
    this.left = left;
    this.right = right;
    this.match = match;
    this.partners = new int[right.size()];
  }

  /** How many pairs there are. */
  int size() {
    Arrays.fill(partners, FREE);
    int pairs = 0;
    for (int i = 0; i < left.size(); i++) {
      pairs += findPartner(i, new boolean[right.size()]) ? 1 : 0;
    }
    return pairs;
  }

  private boolean findPartner(int seeker, boolean[] asked) {
    for (int i = 0; i < right.size(); i++) {
      if (!asked[i] && match.test(left.get(seeker), right.get(i))) {
        asked[i] = true;
        if (partners[i] == FREE || findPartner(partners[i], asked)) {
          partners[i] = seeker;
          return true;
        }
      }
    }
    return false;
  }
}
