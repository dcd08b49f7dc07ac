package dev.weir.engine.over;

import dev.weir.batch.Batch;
import dev.weir.engine.rank.RankOrder;
import dev.weir.engine.state.RowStore;
import java.util.Arrays;

/** The rows of each partition in their order: slots of a row store, sorted. */
final class RankedRows {
  private static final int FIRST_CAPACITY = 4;

  private final RowStore rows;
  private final int[] allColumns;
  private final RankOrder order;

  /** The slots of each partition; the first {@code sizes} of them. */
  private int[][] ranked = {};

  private int[] sizes = {};

  RankedRows(RowStore rows, RankOrder order) {
    this.rows = rows;
    this.order = order;
    this.allColumns = new int[rows.columnCount()];
    Arrays.setAll(allColumns, i -> i);
  }

  /** Makes room for partitions below the bound. */
  void reserve(int bound) {
    int old = sizes.length;
    if (bound > old) {
      int capacity = Math.max(bound, 2 * old);
      sizes = Arrays.copyOf(sizes, capacity);
      ranked = Arrays.copyOf(ranked, capacity);
      for (int i = old; i < capacity; i++) {
        ranked[i] = new int[0];
      }
    }
  }

  int size(int partition) {
    return sizes[partition];
  }

  /** The slot of the row at a place, from 0. */
  int slot(int partition, int place) {
    return ranked[partition][place];
  }

  /** The place that a row of the batch takes: after all that are before it or tie with it. */
  int place(int partition, Batch batch, int row) {
    int[] slots = ranked[partition];
    int low = 0;
    int high = sizes[partition];
    // Most rows of a long-running query come after all that are kept.
    if (high > 0 && order.compare(batch, row, rows, slots[high - 1]) >= 0) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(batch, row, rows, slots[middle]) < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Stores a row of the batch at a place. */
  void insert(int partition, int place, Batch batch, int row) {
    int size = sizes[partition];
    int[] slots = ranked[partition];
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(FIRST_CAPACITY, 2 * size));
      ranked[partition] = slots;
    }
    System.arraycopy(slots, place, slots, place + 1, size - place);
    slots[place] = rows.add(batch, allColumns, row);
    sizes[partition] = size + 1;
  }

  /** The first place of a stored row that is the same as one of the batch, or -1. */
  int find(int partition, Batch batch, int row) {
    int[] slots = ranked[partition];
    int after = place(partition, batch, row);
    int found = -1;
    for (int at = after - 1; at >= 0; at--) {
      if (order.compare(batch, row, rows, slots[at]) != 0) {
        break;
      }
      if (rows.same(slots[at], batch, allColumns, row)) {
        found = at;
      }
    }
    return found;
  }

  /** Takes a row out of the order; its slot stays filled until the store is told. */
  int remove(int partition, int place) {
    int[] slots = ranked[partition];
    int slot = slots[place];
    int size = --sizes[partition];
    System.arraycopy(slots, place + 1, slots, place, size - place);
    if (size == 0) {
      ranked[partition] = new int[0];
    }
    return slot;
  }
}
