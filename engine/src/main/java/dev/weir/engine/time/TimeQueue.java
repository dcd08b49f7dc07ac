package dev.weir.engine.time;

import java.util.Arrays;

/**
 * Slots of stored rows that wait for their time, in the order of time and then of arrival: a binary
 * heap. A row that comes in order costs one comparison to add.
 */
public final class TimeQueue {
  private static final int FIRST_CAPACITY = 16;

  private long[] times = new long[FIRST_CAPACITY];
  private long[] arrivals = new long[FIRST_CAPACITY];
  private int[] slots = new int[FIRST_CAPACITY];
  private int size;
  private long nextArrival;

  public int size() {
    return size;
  }

  public void add(long time, int slot) {
    if (size == slots.length) {
      grow(2 * size);
    }
    long arrival = nextArrival++;
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (times[parent] <= time) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, time, arrival, slot);
  }

  /** Takes out the slots of all rows with a time up to the given one, in order. */
  public int[] pollUpTo(long time) {
    int[] due = new int[Math.min(size, FIRST_CAPACITY)];
    int count = 0;
    while (size > 0 && times[0] <= time) {
      if (count == due.length) {
        due = Arrays.copyOf(due, (int) Math.min(2L * count, (long) count + size));
      }
      due[count++] = slots[0];
      removeFirst();
    }
    return count == due.length ? due : Arrays.copyOf(due, count);
  }

  /** The slots of all rows, in order; they stay. */
  public int[] slots() {
    TimeQueue copy = new TimeQueue();
    copy.times = Arrays.copyOf(times, Math.max(FIRST_CAPACITY, size));
    copy.arrivals = Arrays.copyOf(arrivals, Math.max(FIRST_CAPACITY, size));
    copy.slots = Arrays.copyOf(slots, Math.max(FIRST_CAPACITY, size));
    copy.size = size;
    return copy.pollUpTo(Long.MAX_VALUE);
  }

  private void removeFirst() {
    size--;
    long time = times[size];
    long arrival = arrivals[size];
    int slot = slots[size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(child + 1, child)) {
        child++;
      }
      if (time < times[child] || time == times[child] && arrival < arrivals[child]) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, time, arrival, slot);
  }

  private boolean before(int a, int b) {
    return times[a] < times[b] || times[a] == times[b] && arrivals[a] < arrivals[b];
  }

  private void move(int from, int to) {
    put(to, times[from], arrivals[from], slots[from]);
  }

  private void put(int at, long time, long arrival, int slot) {
    times[at] = time;
    arrivals[at] = arrival;
    slots[at] = slot;
  }

  private void grow(int capacity) {
    times = Arrays.copyOf(times, capacity);
    arrivals = Arrays.copyOf(arrivals, capacity);
    slots = Arrays.copyOf(slots, capacity);
  }
}
