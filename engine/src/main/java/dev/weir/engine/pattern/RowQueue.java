package dev.weir.engine.pattern;

import dev.weir.batch.Column;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.RowStore;
import dev.weir.expr.SortKey;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that wait for the watermark, in the order of their time, then of further keys, then of
 * arrival. Rows that come in order cost nothing; others are sorted in when {@link #sort} is called.
 */
final class RowQueue {
  private final RowStore store;
  private final SortKey[] further;
  private long[] times = new long[64];
  private int[] slots = new int[64];
  private long[] bits = new long[64];
  private PartitionState[] partitions = new PartitionState[64];
  private int head;
  private int end;

  /** Up to here the rows are in order. */
  private int sorted;

  RowQueue(RowStore store, List<SortKey> further) {
    this.store = store;
    this.further = further.toArray(SortKey[]::new);
  }

  int size() {
    return end - head;
  }

  /** Adds a row with the variables whose conditions it meets, if that is known. */
  void add(long time, int slot, long variables, PartitionState partition) {
    if (end == times.length) {
      makeRoom();
    }
    times[end] = time;
    slots[end] = slot;
    bits[end] = variables;
    partitions[end] = partition;
    partition.waiting++;
    boolean follows = sorted == end && (end == head || follows(end - 1, end));
    end++;
    sorted = follows ? end : sorted;
  }

  private void makeRoom() {
    int size = size();
    if (head > size) {
      move(times, slots, bits, partitions);
      Arrays.fill(partitions, size, end, null);
    } else {
      int capacity = 2 * times.length;
      move(new long[capacity], new int[capacity], new long[capacity], new PartitionState[capacity]);
    }
    sorted -= head;
    end = size;
    head = 0;
  }

  private void move(long[] toTimes, int[] toSlots, long[] toBits, PartitionState[] toPartitions) {
    System.arraycopy(times, head, toTimes, 0, size());
    System.arraycopy(slots, head, toSlots, 0, size());
    System.arraycopy(bits, head, toBits, 0, size());
    System.arraycopy(partitions, head, toPartitions, 0, size());
    times = toTimes;
    slots = toSlots;
    bits = toBits;
    partitions = toPartitions;
  }

  /** Whether the order of two neighbours is right as it is. */
  private boolean follows(int earlier, int later) {
    return compare(earlier, later) <= 0;
  }

  /** Brings all rows in order. */
  void sort() {
    if (sorted == end) {
      return;
    }
    long least = Long.MAX_VALUE;
    for (int i = sorted; i < end; i++) {
      least = Math.min(least, times[i]);
    }
    int from = sorted;
    while (from > head && times[from - 1] >= least) {
      from--;
    }
    int[] order = new int[end - from];
    for (int i = 0; i < order.length; i++) {
      order[i] = from + i;
    }
    sort(order, new int[order.length], 0, order.length);
    arrange(order, from);
    sorted = end;
  }

  /** A stable merge sort, quick where rows are in order already. */
  private void sort(int[] order, int[] scratch, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(order, scratch, from, middle);
    sort(order, scratch, middle, to);
    if (compare(order[middle - 1], order[middle]) <= 0) {
      return;
    }
    System.arraycopy(order, from, scratch, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean takeRight = right < to && compare(scratch[left], order[right]) > 0;
      order[at] = takeRight ? order[right++] : scratch[left++];
    }
  }

  private void arrange(int[] order, int from) {
    long[] oldTimes = Arrays.copyOfRange(times, from, end);
    int[] oldSlots = Arrays.copyOfRange(slots, from, end);
    long[] oldBits = Arrays.copyOfRange(bits, from, end);
    PartitionState[] oldPartitions = Arrays.copyOfRange(partitions, from, end);
    for (int i = 0; i < order.length; i++) {
      times[from + i] = oldTimes[order[i] - from];
      slots[from + i] = oldSlots[order[i] - from];
      bits[from + i] = oldBits[order[i] - from];
      partitions[from + i] = oldPartitions[order[i] - from];
    }
  }

  private int compare(int a, int b) {
    int order = Long.compare(times[a], times[b]);
    for (int i = 0; order == 0 && i < further.length; i++) {
      order = compare(further[i], slots[a], slots[b]);
    }
    return order;
  }

  private int compare(SortKey key, int a, int b) {
    Column column = store.column(key.column());
    boolean nullA = column.isNull(a);
    boolean nullB = column.isNull(b);
    if (nullA || nullB) {
      int nullsLast = Boolean.compare(nullA, nullB);
      return key.nullsFirst() ? -nullsLast : nullsLast;
    }
    int order = ColumnComparison.compare(column, a, column, b);
    return key.descending() ? -order : order;
  }

  /** Whether a row waits whose time is not after the given one; the rows are in order. */
  boolean isDue(long time) {
    return head < end && times[head] <= time;
  }

  PartitionState partition() {
    return partitions[head];
  }

  /** The variables given with the first row. */
  long variables() {
    return bits[head];
  }

  /** Takes out the first row; returns its slot. */
  int remove() {
    partitions[head].waiting--;
    int slot = slots[head++];
    if (head == end) {
      Arrays.fill(partitions, 0, end, null);
      head = 0;
      end = 0;
    }
    sorted = Math.max(sorted, head);
    sorted = head == end ? end : sorted;
    return slot;
  }

  /** The slots of all rows, in their order. */
  int[] slots() {
    return Arrays.copyOfRange(slots, head, end);
  }

  PartitionState partitionAt(int index) {
    return partitions[head + index];
  }
}
