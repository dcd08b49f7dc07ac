package dev.weir.engine.over;

import java.util.Arrays;

/** The rows kept of each partition, oldest first: lists of slots, linked by arrays. */
final class FrameRows {
  private static final int END = -1;

  /** By partition. */
  private int[] heads = {};

  private int[] tails = {};
  private int[] sizes = {};

  /** By slot: the one after it. */
  private int[] next = {};

  /** How many rows there are in all. */
  private int total;

  void reserve(int partitions, int slots) {
    if (heads.length < partitions) {
      int capacity = Math.max(partitions, 2 * heads.length);
      heads = Arrays.copyOf(heads, capacity);
      tails = Arrays.copyOf(tails, capacity);
      sizes = Arrays.copyOf(sizes, capacity);
    }
    if (next.length < slots) {
      next = Arrays.copyOf(next, Math.max(slots, 2 * next.length));
    }
  }

  int size(int partition) {
    return partition < sizes.length ? sizes[partition] : 0;
  }

  int total() {
    return total;
  }

  void add(int partition, int slot) {
    if (sizes[partition]++ == 0) {
      heads[partition] = slot;
    } else {
      next[tails[partition]] = slot;
    }
    tails[partition] = slot;
    next[slot] = END;
    total++;
  }

  /** The slot of the oldest row. */
  int first(int partition) {
    return heads[partition];
  }

  /** Takes the oldest row out. */
  int removeFirst(int partition) {
    int slot = heads[partition];
    heads[partition] = next[slot];
    sizes[partition]--;
    total--;
    return slot;
  }

  /** The slot of the row that has {@code later} younger ones. */
  int fromLast(int partition, int later) {
    int slot = later == 0 ? tails[partition] : heads[partition];
    for (int i = sizes[partition] - 1 - later; i > 0 && later > 0; i--) {
      slot = next[slot];
    }
    return slot;
  }

  /** Copies the slots of a partition, oldest first; returns where the next free place is. */
  int copy(int partition, int[] target, int at) {
    int size = size(partition);
    int slot = size == 0 ? END : heads[partition];
    for (int i = 0; i < size; i++) {
      target[at + i] = slot;
      slot = next[slot];
    }
    return at + size;
  }
}
