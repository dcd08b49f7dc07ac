package dev.weir.engine.pattern;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When searches with a limit of time began, the earliest first. A partition is here once, however
 * often it begins anew: since its searches only move on, where it stands by now is looked up when
 * it comes up.
 */
final class Deadlines {
  private final RowTimes times;
  private final PriorityQueue<Entry> entries = new PriorityQueue<>();

  Deadlines(RowTimes times) {
    this.times = times;
  }

  private record Entry(long time, long row, PartitionState partition) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return Long.compare(time, other.time);
    }

    boolean isOver() {
      return !partition.searching || partition.start != row;
    }
  }

  /** Notes that a search is under way in a partition. */
  void add(PartitionState partition) {
    if (!partition.timed) {
      partition.timed = true;
      long row = partition.start;
      entries.add(new Entry(times.of(partition, row), row, partition));
    }
  }

  /** When the search under way for longest began, or the largest value if there is none. */
  long earliest() {
    Entry entry = entries.peek();
    while (entry != null && entry.isOver()) {
      entries.poll();
      entry.partition.timed = false;
      if (entry.partition.searching) {
        add(entry.partition);
      }
      entry = entries.peek();
    }
    return entry == null ? Long.MAX_VALUE : entry.time;
  }

  /** Takes out a partition whose search began at or before the time, or null. */
  @Nullable PartitionState poll(long time) {
    if (earliest() > time) {
      return null;
    }
    Entry entry = entries.poll();
    if (entry == null) {
      return null;
    }
    entry.partition.timed = false;
    return entry.partition;
  }
}
