package dev.weir.engine.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Slots of stored rows that wait for their time, in the order of time and then of arrival.
 *
 * <p>Rows mostly come in order, or as a few streams that are each in order, one from each task
 * before an exchange. A row goes to the end of a run that it does not come before, and only when
 * there is no such run to a heap: so a row costs a comparison for each run, where a heap of as many
 * rows costs a miss of the cache at each of its levels.
 */
public final class TimeQueue {
  private static final int MOST_RUNS = 8;
  private static final int FIRST_CAPACITY = 16;

  private TimeRun[] runs = {new TimeRun()};
  private TimeRun latest = runs[0];
  private TimeHeap disorder = new TimeHeap();
  private int size;
  private long nextArrival;

  public int size() {
    return size;
  }

  public void add(long time, int slot) {
    size++;
    long arrival = nextArrival++;
    // A row of the time of the row before, as most are in a fast stream, follows it.
    TimeRun run = latest.lastTime() == time ? latest : runFor(time);
    if (run == null) {
      disorder.add(time, arrival, slot);
    } else {
      run.add(time, arrival, slot);
      latest = run;
    }
  }

  /** The run that ends nearest before a time, so that those further behind stay open for others. */
  private @Nullable TimeRun runFor(long time) {
    TimeRun best = null;
    for (TimeRun run : runs) {
      long last = run.lastTime();
      if (last <= time && (best == null || last > best.lastTime())) {
        best = run;
      }
    }
    if (best == null && runs.length < MOST_RUNS) {
      best = new TimeRun();
      runs = Arrays.copyOf(runs, runs.length + 1);
      runs[runs.length - 1] = best;
    }
    return best;
  }

  /** Takes out the slots of all rows with a time up to the given one, in order. */
  public int[] pollUpTo(long time) {
    int[] due = new int[Math.min(size, FIRST_CAPACITY)];
    int count = 0;
    for (OrderedSlots first = first();
        first.size() > 0 && first.firstTime() <= time;
        first = first()) {
      // What comes before all that others hold is taken without looking at them again.
      long end = Math.min(time, firstTimeBesides(first) - 1);
      do {
        if (count == due.length) {
          due = Arrays.copyOf(due, (int) Math.min(2L * count, (long) count + size));
        }
        due[count++] = first.poll();
        size--;
      } while (first.size() > 0 && first.firstTime() <= end);
    }
    return count == due.length ? due : Arrays.copyOf(due, count);
  }

  private long firstTimeBesides(OrderedSlots one) {
    long least = one == disorder || disorder.size() == 0 ? Long.MAX_VALUE : disorder.firstTime();
    for (TimeRun run : runs) {
      if (run != one && run.size() > 0) {
        least = Math.min(least, run.firstTime());
      }
    }
    return least;
  }

  /** Where the first slot of all lies; empty only if all are. */
  private OrderedSlots first() {
    OrderedSlots first = disorder;
    for (TimeRun run : runs) {
      if (run.size() > 0 && (first.size() == 0 || run.startsBefore(first))) {
        first = run;
      }
    }
    return first;
  }

  /** The slots of all rows, in order; they stay. */
  public int[] slots() {
    TimeQueue copy = new TimeQueue();
    copy.runs = Arrays.stream(runs).map(TimeRun::copy).toArray(TimeRun[]::new);
    copy.disorder = disorder.copy();
    copy.size = size;
    return copy.pollUpTo(Long.MAX_VALUE);
  }
}
