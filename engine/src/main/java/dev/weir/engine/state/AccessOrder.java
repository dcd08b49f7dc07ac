package dev.weir.engine.state;

import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;

/**
 * The entries of a table in the order of their last use, so that those unused for too long are
 * found at once. Entries go by their numbers.
 *
 * <p>The clock is read when {@link #expire} is called, and stands still until the next call.
 */
public final class AccessOrder {
  private static final int NONE = -1;

  private final InstantSource clock;
  private final long ttl;
  private long now;
  private long[] times = {};
  private int[] next = {};
  private int[] previous = {};
  private boolean[] present = {};
  private int oldest = NONE;
  private int newest = NONE;
  private boolean sorted = true;

  /** Entries go when they have not been used for {@code ttl} milliseconds. */
  public AccessOrder(long ttl, InstantSource clock) {
    if (ttl <= 0) {
      throw new IllegalArgumentException("ttl=" + ttl);
    }
    this.ttl = ttl;
    this.clock = clock;
    this.now = clock.millis();
  }

  public boolean contains(int entry) {
    return entry < present.length && present[entry];
  }

  /** The entry is used now; it is entered if it is not there. */
  public void touch(int entry) {
    set(entry, now);
  }

  /** Takes out an entry, if it is there. */
  public void remove(int entry) {
    if (contains(entry)) {
      unlink(entry);
      present[entry] = false;
    }
  }

  /** Reads the clock, takes out what has not been used for too long, and tells of each. */
  public void expire(IntConsumer expired) {
    if (!sorted) {
      sort();
    }
    // A clock that is set back must not bring the order into disorder.
    now = Math.max(now, clock.millis());
    while (oldest != NONE && times[oldest] <= now - ttl) {
      int entry = oldest;
      remove(entry);
      expired.accept(entry);
    }
  }

  /** The entry that has not been used for longest, or -1. */
  public int oldest() {
    return oldest;
  }

  /** When the entry was last used. */
  public long time(int entry) {
    return times[entry];
  }

  /** The times of last use, indexed by entry. */
  public Column times(int bound) {
    LongColumn column = new LongColumn(Math.max(1, bound));
    for (int entry = oldest; entry != NONE; entry = next[entry]) {
      column.set(entry, times[entry]);
    }
    return column;
  }

  /** Enters an entry with the time of a snapshot. */
  public void restore(int entry, long time) {
    set(entry, time);
    sorted = false;
  }

  private void set(int entry, long time) {
    reserve(entry + 1);
    if (present[entry]) {
      unlink(entry);
    }
    present[entry] = true;
    times[entry] = time;
    append(entry);
  }

  private void append(int entry) {
    next[entry] = NONE;
    previous[entry] = newest;
    if (newest == NONE) {
      oldest = entry;
    } else {
      next[newest] = entry;
    }
    newest = entry;
  }

  private void unlink(int entry) {
    int before = previous[entry];
    int after = next[entry];
    if (before == NONE) {
      oldest = after;
    } else {
      next[before] = after;
    }
    if (after == NONE) {
      newest = before;
    } else {
      previous[after] = before;
    }
  }

  private void reserve(int bound) {
    if (present.length < bound) {
      int capacity = Math.max(bound, 2 * present.length);
      present = Arrays.copyOf(present, capacity);
      times = Arrays.copyOf(times, capacity);
      next = Arrays.copyOf(next, capacity);
      previous = Arrays.copyOf(previous, capacity);
    }
  }

  /** Puts restored entries, of any number of tasks, in order. */
  private void sort() {
    int[] entries = new int[present.length];
    int count = 0;
    for (int entry = oldest; entry != NONE; entry = next[entry]) {
      entries[count++] = entry;
    }
    oldest = NONE;
    newest = NONE;
    Arrays.stream(entries, 0, count)
        .boxed()
        .sorted(Comparator.comparingLong(entry -> times[entry]))
        .forEach(this::append);
    sorted = true;
  }
}
