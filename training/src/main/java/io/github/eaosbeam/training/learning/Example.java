package io.github.eaosbeam.training.learning;

import java.util.Arrays;
import java.util.List;

/**
 * A comment as the network learns it. Immutable.
 *
 * @param ids token ids, sentence marks included, unpadded
 * @param slots what each query is to find, in the order of the queries; fewer than the queries
 *     where the rest are to find nothing
 */
record Example(List<Integer> ids, List<Slot> slots) {
  /**
   * One quadruple, by token positions (last token inclusive) and label ids.
   *
   * @param places entity start and end, opinion start and end
   */
  record Slot(List<Integer> places, int aspect, int sentiment) {}

  static Example of(int[] ids, List<Slot> slots) {
    return new Example(Arrays.stream(ids).boxed().toList(), slots);
  }

  int length() {
    return ids.size();
  }
}
