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
import org.jspecify.annotations.Nullable;

/**
 * Passes on rows, and after each batch the largest value so far of the watermark's expression, if
 * it rose. It never goes before the rows that it comes from. With an {@link Activity} it says when
 * no row came for so long that others must not wait. After a restore, event time goes on from the
 * lowest that any task had, since any of them may have read what is left.
 */
final class WatermarkProcessor implements Processor, TimeKeeper, ClockListener {
  private final StageRun expression;
  private final long ticksPerMilli;
  private final @Nullable Activity activity;
  private final Output output;
  private long largest = Watermark.NONE;
  private volatile long told = Watermark.NONE;
  private volatile boolean idle;
  private boolean restored;

  WatermarkProcessor(
      StageRun expression, long ticksPerMilli, @Nullable Activity activity, Output output) {
    this.expression = expression;
    this.ticksPerMilli = ticksPerMilli;
    this.activity = activity;
    this.output = output;
  }

  @Override
  public void process(int input, Batch batch) {
    LongColumn values = expression.run(batch).longs(0);
    long largestHere = largest(values.values, values.nulls(), batch.size());
    wakeUp();
    output.emit(batch);
    if (largestHere != Watermark.NONE) {
      largest = Math.max(largest, Math.floorDiv(largestHere, ticksPerMilli));
    }
    tell();
  }

  /** The largest of a batch's values that are not NULL; {@link Watermark#NONE} without any. */
  static long largest(long[] values, Nulls nulls, int size) {
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
    if (largest > told) {
      told = largest;
      output.watermark(largest);
    }
  }

  private void wakeUp() {
    if (activity != null) {
      activity.rowsCame();
      if (idle) {
        idle = false;
        output.idle(false);
      }
    }
  }

  @Override
  public boolean clockMoved() {
    if (activity == null || idle || !activity.isOver()) {
      return false;
    }
    idle = true;
    output.idle(true);
    return true;
  }

  @Override
  public void blocked() {
    if (activity != null) {
      activity.pause();
    }
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
    out.writeLong(largest);
  }

  @Override
  public void restore(StateReader in) {
    long saved = in.readLong();
    largest = restored ? Math.min(largest, saved) : saved;
    restored = true;
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
