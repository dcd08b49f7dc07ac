package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.TaskContext;
import java.util.Arrays;

/** The rows of a batch that came too late, with the window that each missed. */
public final class LateRows {
  private final TaskContext context;
  private final WallClock clock;
  private int[] rows = {};
  private long[] ends = {};
  private int count;

  public LateRows(TaskContext context, WallClock clock) {
    this.context = context;
    this.clock = clock;
  }

  /** Starts on a batch. */
  public void begin(int size) {
    count = 0;
    if (rows.length < size) {
      rows = new int[size];
      ends = new long[size];
    }
  }

  /** Adds a row and the wall clock end of the window. */
  public void add(int row, long windowEnd) {
    rows[count] = row;
    ends[count++] = clock.instant(windowEnd);
  }

  /** Adds a row that stands for so many. */
  void add(int row, long windowEnd, long times) {
    int needed = Math.toIntExact(count + times);
    if (needed > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(needed, 2 * rows.length));
      ends = Arrays.copyOf(ends, rows.length);
    }
    for (long i = 0; i < times; i++) {
      add(row, windowEnd);
    }
  }

  /** Hands the rows to the task. */
  public void report(Batch batch) {
    if (count > 0) {
      context.late(batch, rows, ends, count);
    }
  }
}
