package io.github.eaosbeam.training.learning;

import java.util.List;

/**
 * A comment as the network learns it.
 *
 * @param ids token ids, sentence marks included, unpadded
 * @param slots what each query is to find, in the order of the queries; fewer than the queries
 *     where the rest are to find nothing
 */
record Example(int[] ids, List<Slot> slots) {
  /**
   * One quadruple, by token positions (last token inclusive) and label ids.
   *
   * @param places entity start and end, opinion start and end
   */
  record Slot(int[] places, int aspect, int sentiment) {}
}
