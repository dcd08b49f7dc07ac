package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.Output;
import dev.weir.plan.WindowProperty;
import java.util.Arrays;
import java.util.List;

/** Adds the properties of the window at hand to changes of keys and aggregates. */
final class WindowChanges implements Output {
  private final List<WindowProperty> properties;
  private final WallClock clock;
  private final LongColumn[] columns;
  private final Output output;
  private long start;
  private long end;
  private boolean emitted;

  WindowChanges(List<WindowProperty> properties, WallClock clock, int batchSize, Output output) {
    this.properties = properties;
    this.clock = clock;
    this.output = output;
    this.columns = new LongColumn[properties.size()];
    Arrays.setAll(columns, i -> new LongColumn(batchSize));
  }

  /** Sets the window that the next changes belong to. */
  void window(long windowStart, long windowEnd) {
    start = windowStart;
    end = windowEnd;
  }

  /** Whether anything was emitted since this was last asked. */
  boolean takeEmitted() {
    boolean taken = emitted;
    emitted = false;
    return taken;
  }

  @Override
  public void emit(Batch changes) {
    int first = changes.columnCount();
    Column[] all = new Column[first + columns.length];
    for (int i = 0; i < first; i++) {
      all[i] = changes.column(i);
    }
    for (int i = 0; i < columns.length; i++) {
      long value =
          switch (properties.get(i)) {
            case START -> start;
            case END -> end;
            case TIME -> clock.instant(end - 1);
          };
      Arrays.fill(columns[i].values, 0, changes.size(), value);
      all[first + i] = columns[i];
    }
    Batch batch = new Batch(all, changes.capacity(), changes.kinds());
    batch.setSize(changes.size());
    emitted = true;
    output.emit(batch);
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }
}
