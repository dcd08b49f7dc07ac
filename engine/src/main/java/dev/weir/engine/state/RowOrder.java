package dev.weir.engine.state;

import dev.weir.batch.Column;
import dev.weir.expr.SortKey;
import java.util.List;

/** The order of stored rows by some keys, and a stable merge sort of their slots. */
public final class RowOrder {
  private static final int SMALL = 12;

  private final SortKey[] keys;

  public RowOrder(List<SortKey> keys) {
    this.keys = keys.toArray(SortKey[]::new);
  }

  /** Sorts slots of the store; rows that are equal by the keys stay in the order given. */
  public void sort(RowStore rows, int[] slots) {
    sorting(rows, slots).sort(0, slots.length);
  }

  /**
   * The same among rows of one time, which lie together already; {@code times} is indexed by slot.
   */
  public void sortTies(RowStore rows, int[] slots, long[] times) {
    Sorting sorting = sorting(rows, slots);
    for (int from = 0, to = 1; from < slots.length; from = to++) {
      while (to < slots.length && times[slots[to]] == times[slots[from]]) {
        to++;
      }
      sorting.sort(from, to);
    }
  }

  private Sorting sorting(RowStore rows, int[] slots) {
    Column[] columns = new Column[keys.length];
    for (int i = 0; i < keys.length; i++) {
      columns[i] = rows.column(keys[i].column());
    }
    return new Sorting(columns, slots, new int[slots.length]);
  }

  /** One sort at work. */
  private final class Sorting {
    private final Column[] columns;
    private final int[] slots;
    private final int[] scratch;

    Sorting(Column[] columns, int[] slots, int[] scratch) {
      this.columns = columns;
      this.slots = slots;
      this.scratch = scratch;
    }

    void sort(int from, int to) {
      if (to - from <= SMALL) {
        insertionSort(from, to);
        return;
      }
      int middle = (from + to) >>> 1;
      sort(from, middle);
      sort(middle, to);
      if (compare(slots[middle - 1], slots[middle]) > 0) {
        merge(from, middle, to);
      }
    }

    private void insertionSort(int from, int to) {
      for (int i = from + 1; i < to; i++) {
        int slot = slots[i];
        int at = i;
        while (at > from && compare(slots[at - 1], slot) > 0) {
          slots[at] = slots[at - 1];
          at--;
        }
        slots[at] = slot;
      }
    }

    private void merge(int from, int middle, int to) {
      System.arraycopy(slots, from, scratch, from, middle - from);
      int left = from;
      int right = middle;
      for (int at = from; left < middle; at++) {
        boolean takeRight = right < to && compare(scratch[left], slots[right]) > 0;
        slots[at] = takeRight ? slots[right++] : scratch[left++];
      }
    }

    private int compare(int a, int b) {
      for (int i = 0; i < keys.length; i++) {
        int order = RowOrder.compare(columns[i], keys[i], a, b);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  private static int compare(Column column, SortKey key, int a, int b) {
    boolean nullA = column.isNull(a);
    boolean nullB = column.isNull(b);
    if (nullA || nullB) {
      int nullsLast = Boolean.compare(nullA, nullB);
      return key.nullsFirst() ? -nullsLast : nullsLast;
    }
    int order = ColumnComparison.compare(column, a, column, b);
    return key.descending() ? -order : order;
  }
}
