package io.github.eaosbeam.models.tokenizer;

import java.util.Arrays;

/** A number for each code point, 0 where none was put; two array reads a look-up. */
final class CodePointMap {
  private static final int PAGE_BITS = 8;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final int[] EMPTY_PAGE = new int[PAGE_SIZE];

  private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) >> PAGE_BITS][];

  CodePointMap() {
    Arrays.fill(pages, EMPTY_PAGE);
  }

  void put(int codePoint, int number) {
    int page = codePoint >> PAGE_BITS;
    if (pages[page] == EMPTY_PAGE) {
      pages[page] = new int[PAGE_SIZE];
    }
    pages[page][codePoint & (PAGE_SIZE - 1)] = number;
  }

  int get(int codePoint) {
    return pages[codePoint >> PAGE_BITS][codePoint & (PAGE_SIZE - 1)];
  }
}
