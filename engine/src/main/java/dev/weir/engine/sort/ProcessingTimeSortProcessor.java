package dev.weir.engine.sort;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.ClockListener;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.TemporalSort;
import dev.weir.time.Watermark;

/**
 * Emits rows in the order of arrival: those of one millisecond in the order of the further keys,
 * once the clock has left it. Event time is not held back.
 */
final class ProcessingTimeSortProcessor implements Processor, ClockListener {
  private final TimeColumn time;
  private final SortedRows rows;
  private final TaskContext context;
  private final Output output;

  ProcessingTimeSortProcessor(
      TemporalSort node, SortedRows rows, TaskContext context, Output output) {
    this.time = new TimeColumn(node.timeColumn(), node.schema().fieldName(node.timeColumn()));
    this.rows = rows;
    this.context = context;
    this.output = output;
  }

  @Override
  public void process(int input, Batch batch) {
    long[] times = time.of(batch);
    for (int row = 0; row < batch.size(); row++) {
      rows.add(batch, row, times[row]);
    }
  }

  @Override
  public boolean clockMoved() {
    // A row of this millisecond may still come.
    return rows.emitUpTo(context.clock().millis() - 1, Watermark.NONE) != Watermark.NONE;
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  @Override
  public void end() {
    rows.emitUpTo(Long.MAX_VALUE, Watermark.NONE);
  }

  @Override
  public void snapshot(StateWriter state) {
    rows.write(state);
  }

  @Override
  public void restore(StateReader state) {
    rows.read(state);
  }
}
