package dev.weir.engine.pattern;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When searches with a limit of time began, the earliest first. A search that is over is found out
 * when it comes up.
 */
final class Deadlines {
  private final PriorityQueue<Entry> entries = new PriorityQueue<>();

  private record Entry(long time, long row, PartitionState partition) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return Long.compare(time, other.time);
    }

    boolean isOver() {
      return !partition.searching || partition.start != row;
    }
  }

  /** Notes when the present search of a partition began. */
  void add(PartitionState partition, long time) {
    if (partition.timed != partition.start) {
      partition.timed = partition.start;
      entries.add(new Entry(time, partition.start, partition));
    }
  }

  /** When the search under way for longest began, or the largest value if there is none. */
  long earliest() {
    Entry entry = entries.peek();
    while (entry != null && entry.isOver()) {
      entries.poll();
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
    return entry == null ? null : entry.partition;
  }
}
