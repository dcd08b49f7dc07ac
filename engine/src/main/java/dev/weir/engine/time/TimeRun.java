package dev.weir.engine.time;

/** Slots that come in the order of time: a ring, from which the first are taken. */
final class TimeRun implements OrderedSlots {
  private static final int FIRST_CAPACITY = 16;

  // Rings of equal length, a power of two:
  private long[] times = new long[FIRST_CAPACITY];
  private long[] arrivals = new long[FIRST_CAPACITY];
  private int[] slots = new int[FIRST_CAPACITY];

  private int head;
  private int size;

  @Override
  public int size() {
    return size;
  }

  @Override
  public long firstTime() {
    return times[head];
  }

  @Override
  public long firstArrival() {
    return arrivals[head];
  }

  /** The time of the last slot; the earliest there is if the run is empty. */
  long lastTime() {
    return size == 0 ? Long.MIN_VALUE : times[head + size - 1 & times.length - 1];
  }

  /** Adds a slot whose time is not before the last. */
  void add(long time, long arrival, int slot) {
    if (size == times.length) {
      grow();
    }
    int at = head + size++ & times.length - 1;
    times[at] = time;
    arrivals[at] = arrival;
    slots[at] = slot;
  }

  @Override
  public int poll() {
    int slot = slots[head];
    head = head + 1 & times.length - 1;
    size--;
    return slot;
  }

  private void grow() {
    times = unrolled(times);
    arrivals = unrolled(arrivals);
    int[] larger = new int[2 * size];
    System.arraycopy(slots, head, larger, 0, size - head);
    System.arraycopy(slots, 0, larger, size - head, head);
    slots = larger;
    head = 0;
  }

  private long[] unrolled(long[] ring) {
    long[] larger = new long[2 * size];
    System.arraycopy(ring, head, larger, 0, size - head);
    System.arraycopy(ring, 0, larger, size - head, head);
    return larger;
  }

  /** The same slots, to be taken out on their own. */
  TimeRun copy() {
    TimeRun copy = new TimeRun();
    copy.times = times.clone();
    copy.arrivals = arrivals.clone();
    copy.slots = slots.clone();
    copy.head = head;
    copy.size = size;
    return copy;
  }
}
