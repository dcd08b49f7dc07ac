package dev.weir.engine.sort;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.TemporalSort;
import dev.weir.time.Watermark;
import java.util.Arrays;

/**
 * Emits rows in the order of event time when the watermark has passed them. A row is late if one of
 * its time or a later one has come out; a row that the watermark has passed, but no other row,
 * still has its place and comes with the next watermark.
 */
final class EventTimeSortProcessor implements Processor {
  private final TimeColumn time;
  private final SortedRows rows;
  private final TaskContext context;
  private final Output output;
  private int[] lateRows = {};
  private long[] lateTimes = {};
  private long lastOut = Watermark.NONE;

  EventTimeSortProcessor(TemporalSort node, SortedRows rows, TaskContext context, Output output) {
    this.time = new TimeColumn(node.timeColumn(), node.schema().fieldName(node.timeColumn()));
    this.rows = rows;
    this.context = context;
    this.output = output;
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (lateRows.length < size) {
      lateRows = new int[size];
      lateTimes = new long[size];
    }
    long[] times = time.of(batch);
    int late = 0;
    for (int row = 0; row < size; row++) {
      if (times[row] <= lastOut) {
        lateRows[late++] = row;
      } else {
        rows.add(batch, row, times[row]);
      }
    }
    if (late > 0) {
      Arrays.fill(lateTimes, 0, late, lastOut);
      context.late(batch, lateRows, lateTimes, late);
    }
  }

  @Override
  public void watermark(long millis) {
    lastOut = rows.emitUpTo(millis, lastOut);
    output.watermark(millis);
  }

  @Override
  public void snapshot(StateWriter state) {
    state.writeLong(lastOut);
    rows.write(state);
  }

  @Override
  public void restore(StateReader state) {
    lastOut = Math.max(lastOut, state.readLong());
    rows.read(state);
  }
}
