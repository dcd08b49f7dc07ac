package dev.weir.engine.time;

/** Slots that are taken out in the order of time and then of arrival. */
sealed interface OrderedSlots permits TimeRun, TimeHeap {

  int size();

  /** The time of the first slot; there must be one. */
  long firstTime();

  /** The arrival of the first slot; there must be one. */
  long firstArrival();

  /** Takes out the first slot; there must be one. */
  int poll();

  default boolean startsBefore(OrderedSlots other) {
    return firstTime() < other.firstTime()
        || firstTime() == other.firstTime() && firstArrival() < other.firstArrival();
  }
}
