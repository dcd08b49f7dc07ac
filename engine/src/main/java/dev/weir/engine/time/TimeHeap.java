package dev.weir.engine.time;

import java.util.Arrays;

/** Slots that come in any order of time: a binary heap, by time and then by arrival. */
final class TimeHeap implements OrderedSlots {
  private static final int FIRST_CAPACITY = 16;

  private long[] times = new long[FIRST_CAPACITY];
  private long[] arrivals = new long[FIRST_CAPACITY];
  private int[] slots = new int[FIRST_CAPACITY];
  private int size;

  @Override
  public int size() {
    return size;
  }

  @Override
  public long firstTime() {
    return times[0];
  }

  @Override
  public long firstArrival() {
    return arrivals[0];
  }

  void add(long time, long arrival, int slot) {
    if (size == slots.length) {
      grow(2 * size);
    }
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

  @Override
  public int poll() {
    int first = slots[0];
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
    return first;
  }

  /** The same slots, to be taken out on their own. */
  TimeHeap copy() {
    TimeHeap copy = new TimeHeap();
    copy.times = times.clone();
    copy.arrivals = arrivals.clone();
    copy.slots = slots.clone();
    copy.size = size;
    return copy;
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
