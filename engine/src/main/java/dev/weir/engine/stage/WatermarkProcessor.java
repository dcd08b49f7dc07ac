package dev.weir.engine.stage;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.operator.ClockListener;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TimeKeeper;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.time.Watermark;

/**
 * Passes on rows, and after each batch the watermark of the task's splits, if it rose. It never
 * goes before the rows that it comes from. When no row came for so long that others must not wait,
 * it says so. After a restore, event time goes on from the lowest that any task had, since any of
 * them may have read what is left.
 */
final class WatermarkProcessor implements Processor, TimeKeeper, ClockListener {
  private final StageRun expression;
  private final long ticksPerMilli;
  private final SplitTimes times;
  private final Output output;
  private volatile long told = Watermark.NONE;
  private volatile boolean idle;
  private boolean restored;
  private long saved = Watermark.NONE;

  WatermarkProcessor(StageRun expression, long ticksPerMilli, SplitTimes times, Output output) {
    this.expression = expression;
    this.ticksPerMilli = ticksPerMilli;
    this.times = times;
    this.output = output;
  }

  @Override
  public void process(int input, Batch batch) {
    LongColumn values = expression.run(batch).longs(0);
    long largest = largest(values.values, values.nulls(), batch.size());
    times.rows(largest == Watermark.NONE ? Watermark.NONE : Math.floorDiv(largest, ticksPerMilli));
    tellIdle();
    output.emit(batch);
    tell();
  }

  /** The largest of a batch's values that are not NULL; {@link Watermark#NONE} without any. */
  private static long largest(long[] values, Nulls nulls, int size) {
    long largest = Watermark.NONE;
    if (!nulls.any()) {
      for (int i = 0; i < size; i++) {
        largest = Math.max(largest, values[i]);
      }
      return largest;
    }
    for (int i = 0; i < size; i++) {
      largest = nulls.isNull(i) ? largest : Math.max(largest, values[i]);
    }
    return largest;
  }

  private void tell() {
    long lowest = times.lowest();
    if (lowest > told) {
      told = lowest;
      output.watermark(lowest);
    }
  }

  private boolean tellIdle() {
    boolean now = times.allIdle();
    if (now == idle) {
      return false;
    }
    idle = now;
    output.idle(now);
    return true;
  }

  @Override
  public boolean clockMoved() {
    times.look();
    long before = told;
    tell();
    boolean changed = tellIdle();
    return changed || told > before;
  }

  @Override
  public void blocked() {
    times.pause();
  }

  /** Watermarks from before are replaced by those of the rows; only the end passes. */
  @Override
  public void watermark(long millis) {
    if (millis == Watermark.END) {
      output.watermark(millis);
    }
  }

  @Override
  public void flush() {
    tell();
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(Math.max(told, times.lowest()));
  }

  @Override
  public void restore(StateReader in) {
    long one = in.readLong();
    saved = restored ? Math.min(saved, one) : one;
    restored = true;
    times.startAt(saved);
  }

  @Override
  public long watermark() {
    return told;
  }

  @Override
  public boolean idle() {
    return idle;
  }
}
