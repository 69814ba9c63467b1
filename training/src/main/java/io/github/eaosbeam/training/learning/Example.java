package io.github.eaosbeam.training.learning;

import java.util.Arrays;
import java.util.List;

/**
 * A comment as the network learns it. Immutable.
 *
 * @param ids token ids, sentence marks included, unpadded
 * @param slots what each query is to find, in the order of the queries; fewer than the queries
 *     where the rest are to find nothing
 * @param hidden the tokens that {@code ids} does not show
 */
record Example(List<Integer> ids, List<Slot> slots, List<Hidden> hidden) {
  /**
   * One quadruple, by token positions (last token inclusive) and label ids.
   *
   * @param places entity start and end, opinion start and end
   */
  record Slot(List<Integer> places, int aspect, int sentiment) {}

  /** What stood at a place. */
  record Hidden(int place, int id) {}

  static Example of(int[] ids, List<Slot> slots) {
    return new Example(Arrays.stream(ids).boxed().toList(), slots, List.of());
  }

  int length() {
    return ids.size();
  }
}
