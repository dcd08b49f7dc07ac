package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.TaskContext;

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

  /** Hands the rows to the task. */
  public void report(Batch batch) {
    if (count > 0) {
      context.late(batch, rows, ends, count);
    }
  }
}
