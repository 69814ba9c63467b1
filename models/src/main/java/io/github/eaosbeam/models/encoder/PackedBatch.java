package io.github.eaosbeam.models.encoder;

import java.util.ArrayList;
import java.util.List;

/**
 * Comments laid end to end as rows of one matrix, so that no row is padding work.
 *
 * <p>A comment of {@code n} tokens takes {@code n} rows and one row more for all of its pad
 * positions: they hold the same vector, so one of them stands for the rest. A comment as long as
 * the model reads has no pad position. Comments of one length are neighbours and form a group,
 * whose attention runs as one product.
 *
 * <p>The matrix product of the CPU library rounds differently for very few rows, and element-wise
 * kernels round differently in their tail. A pack is filled up with rows of its own that belong to
 * no comment, so that neither happens and a comment's scores do not depend on its neighbours.
 */
final class PackedBatch {
  static final int PAD = 1;

  /** Products of fewer rows may be rounded differently. */
  static final int FEWEST_ROWS = 16;

  /**
   * Neighbours of one length.
   *
   * @param comments how many
   * @param rows rows of each, the pad row included
   * @param padRow whether the last row stands for the pad positions
   */
  record Group(int comments, int rows, boolean padRow) {
    int totalRows() {
      return comments * rows;
    }
  }

  private final long[] ids;
  private final long[] positions;
  private final List<Group> groups = new ArrayList<>();
  private final int comments;
  private int row;

  /**
   * @param sequences token ids of each comment, unpadded, neighbours of one length side by side
   * @param maxLength positions of a comment
   * @param rowMultiple the pack's rows are a multiple of this
   */
  PackedBatch(List<int[]> sequences, int maxLength, int rowMultiple) {
    comments = sequences.size();
    int rows = sequences.stream().mapToInt(s -> rows(s.length, maxLength)).sum();
    int filled = fill(rows, rowMultiple);
    ids = new long[filled];
    positions = new long[filled];
    sequences.forEach(sequence -> add(sequence, maxLength));
    if (filled > rows) {
      add(allPads(filled - rows), filled - rows);
    }
  }

  /** Rows that a comment of {@code length} tokens takes. */
  static int rows(int length, int maxLength) {
    return Math.min(length + 1, maxLength);
  }

  private static int fill(int rows, int multiple) {
    int least = Math.max(rows, FEWEST_ROWS);
    return (least + multiple - 1) / multiple * multiple;
  }

  private static int[] allPads(int length) {
    int[] pads = new int[length];
    java.util.Arrays.fill(pads, PAD);
    return pads;
  }

  private void add(int[] sequence, int maxLength) {
    boolean padRow = sequence.length < maxLength;
    int position = PAD;
    for (int id : sequence) {
      ids[row] = id;
      positions[row++] = id == PAD ? PAD : ++position;
    }
    if (padRow) {
      ids[row] = PAD;
      positions[row++] = PAD;
    }
    join(new Group(1, sequence.length + (padRow ? 1 : 0), padRow));
  }

  private void join(Group next) {
    int last = groups.size() - 1;
    if (last >= 0
        && groups.get(last).rows() == next.rows()
        && groups.get(last).padRow() == next.padRow()) {
      groups.set(last, new Group(groups.get(last).comments() + 1, next.rows(), next.padRow()));
    } else {
      groups.add(next);
    }
  }

  /** Token id of each row. */
  long[] ids() {
    return ids;
  }

  /** Position id of each row. */
  long[] positions() {
    return positions;
  }

  /** Rows, all comments' and the filling together. */
  int rows() {
    return ids.length;
  }

  /** Comments that count; a last group that only fills up is not one of them. */
  int comments() {
    return comments;
  }

  /** The groups in row order, the filling last. */
  List<Group> groups() {
    return groups;
  }

  /** Row at which each group but the first begins. */
  long[] boundaries() {
    long[] boundaries = new long[groups.size() - 1];
    long end = 0;
    for (int i = 0; i < boundaries.length; i++) {
      end += groups.get(i).totalRows();
      boundaries[i] = end;
    }
    return boundaries;
  }
}
