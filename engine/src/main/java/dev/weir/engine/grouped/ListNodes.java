package dev.weir.engine.grouped;

import java.util.Arrays;

/** The nodes of doubly linked lists, in arrays; freed ones are used again. */
final class ListNodes {
  private static final int NONE = -1;

  int[] next = {};
  int[] previous = {};

  /** The row that a node stands for. */
  int[] row = {};

  /** The next newer node of an equal row. */
  int[] nextEqual = {};

  /** The first of the freed nodes, which are linked by {@code next}. */
  private int freed = NONE;

  private int bound;
  private int size;

  int size() {
    return size;
  }

  /** A node without neighbours. */
  int add(int rowNumber) {
    int node = freed;
    if (node == NONE) {
      node = bound++;
      if (node == next.length) {
        grow(Math.max(16, 2 * node));
      }
    } else {
      freed = next[node];
    }
    size++;
    next[node] = NONE;
    previous[node] = NONE;
    nextEqual[node] = NONE;
    row[node] = rowNumber;
    return node;
  }

  void free(int node) {
    size--;
    next[node] = freed;
    freed = node;
  }

  void clear() {
    freed = NONE;
    bound = 0;
    size = 0;
  }

  private void grow(int capacity) {
    next = Arrays.copyOf(next, capacity);
    previous = Arrays.copyOf(previous, capacity);
    row = Arrays.copyOf(row, capacity);
    nextEqual = Arrays.copyOf(nextEqual, capacity);
  }
}
