package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import java.util.Arrays;

/** Marks rows with their tumbling, hopping or cumulating windows. */
final class AlignedAssigner implements Processor {
  private final Panes windows;
  private final EventTimes times;
  private final WindowedRows rows;
  private final Output output;

  AlignedAssigner(Panes windows, EventTimes times, WindowedRows rows, Output output) {
    this.windows = windows;
    this.times = times;
    this.rows = rows;
    this.output = output;
  }

  @Override
  public void process(int input, Batch batch) {
    long[] walls = times.of(batch);
    Column[] columns = new Column[batch.columnCount()];
    Arrays.setAll(columns, batch::column);
    for (int row = 0; row < batch.size(); row++) {
      long paneEnd = windows.paneEnd(walls[row]);
      long lastEnd = windows.lastWindowEnd(paneEnd);
      for (long end = paneEnd; end <= lastEnd; end += windows.step()) {
        if (rows.isFull()) {
          rows.emit(columns);
        }
        rows.add(row, batch.kind(row), windows.windowStart(end), end);
      }
    }
    rows.emit(columns);
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }
}
