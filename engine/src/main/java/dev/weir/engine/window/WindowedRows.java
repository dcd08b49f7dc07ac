package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.Output;
import dev.weir.type.RowType;
import java.util.Arrays;

/** Rows under way to the output, each followed by its window's start, end and time. */
final class WindowedRows {
  private final Output output;
  private final WallClock clock;
  private final int inputColumns;
  private final Batch batch;
  private final byte[] kinds;
  private final int[] rows;
  private int count;

  WindowedRows(RowType schema, int batchSize, boolean insertOnly, WallClock clock, Output output) {
    this.output = output;
    this.clock = clock;
    this.inputColumns = schema.size() - 3;
    this.kinds = new byte[batchSize];
    this.rows = new int[batchSize];
    Column[] columns = new Column[schema.size()];
    Arrays.setAll(columns, i -> Column.of(schema.type(i), batchSize));
    this.batch = new Batch(columns, batchSize, insertOnly ? null : kinds);
  }

  /** Whether {@link #emit} must come before the next {@link #add}. */
  boolean isFull() {
    return count == rows.length;
  }

  /** Adds a row, by where it is in the columns that will be given to {@link #emit}. */
  void add(int row, byte kind, long start, long end) {
    rows[count] = row;
    kinds[count] = kind;
    batch.longs(inputColumns).values[count] = start;
    batch.longs(inputColumns + 1).values[count] = end;
    batch.longs(inputColumns + 2).values[count] = clock.instant(end - 1);
    count++;
  }

  /** Emits the rows added, whose values are in these columns. */
  void emit(Column[] source) {
    if (count == 0) {
      return;
    }
    for (int i = 0; i < inputColumns; i++) {
      batch.column(i).clear();
      batch.column(i).gather(source[i], rows, count, 0);
    }
    batch.setSize(count);
    count = 0;
    output.emit(batch);
  }
}
