package io.github.eaosbeam.models.tokenizer;

import java.util.Arrays;

/** A priority queue of numbers, the smallest first: a binary heap without boxes. */
final class LongQueue {
  private long[] heap = new long[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** The smallest number; the queue must not be empty. */
  long first() {
    return heap[0];
  }

  void add(long number) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size + (size >> 1));
    }
    int child = size++;
    while (child > 0 && heap[(child - 1) >> 1] > number) {
      heap[child] = heap[(child - 1) >> 1];
      child = (child - 1) >> 1;
    }
    heap[child] = number;
  }

  /** Takes the smallest number out; the queue must not be empty. */
  long removeFirst() {
    long first = heap[0];
    long moved = heap[--size];
    int parent = 0;
    for (int child = smallerChild(0); child < size && heap[child] < moved; ) {
      heap[parent] = heap[child];
      parent = child;
      child = smallerChild(parent);
    }
    heap[parent] = moved;
    return first;
  }

  private int smallerChild(int parent) {
    int left = 2 * parent + 1;
    return left + 1 < size && heap[left + 1] < heap[left] ? left + 1 : left;
  }
}
