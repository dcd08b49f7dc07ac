package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Output;
import dev.weir.plan.WindowProperty;
import dev.weir.type.RowType;
import java.util.List;

/** The batch of results under way: keys, aggregates, then the properties of the window. */
final class WindowRows {
  private final Output output;
  private final WallClock clock;
  private final List<WindowProperty> properties;
  private final int firstProperty;
  private final Batch batch;

  WindowRows(
      RowType schema, List<WindowProperty> properties, int size, WallClock clock, Output output) {
    this.output = output;
    this.clock = clock;
    this.properties = properties;
    this.firstProperty = schema.size() - properties.size();
    this.batch = Batch.of(schema, size, true);
  }

  /** The batch, which has room for a row at least; rows start at its size. */
  Batch batch() {
    if (batch.isFull()) {
      flush();
    }
    return batch;
  }

  /** Ends rows, whose keys and aggregates have been written, with the bounds of their window. */
  void finish(int count, long start, long end) {
    int from = batch.size();
    for (int i = 0; i < properties.size(); i++) {
      long value =
          switch (properties.get(i)) {
            case START -> start;
            case END -> end;
            case TIME -> clock.instant(end - 1);
          };
      long[] values = batch.longs(firstProperty + i).values;
      for (int row = from; row < from + count; row++) {
        values[row] = value;
      }
    }
    batch.setSize(from + count);
  }

  void flush() {
    if (batch.size() > 0) {
      output.emit(batch);
      batch.clear();
    }
  }
}
