package dev.weir.engine.sort;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.Output;
import dev.weir.engine.state.RowOrder;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeQueue;
import dev.weir.plan.TemporalSort;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows that wait for their time, and come out in the order of the keys and then of arrival. */
final class SortedRows {
  private final RowType schema;
  private final int timeColumn;
  private final RowOrder order;
  private final int[] columns;
  private final RowStore rows;
  private final TimeQueue waiting = new TimeQueue();
  private final Batch out;
  private final Output output;

  SortedRows(TemporalSort node, int batchSize, Output output) {
    this.schema = node.schema();
    this.timeColumn = node.timeColumn();
    this.order = new RowOrder(node.keys());
    this.columns = IntStream.range(0, schema.size()).toArray();
    this.rows = new RowStore(schema.types());
    this.out = Batch.of(schema, batchSize, true);
    this.output = output;
  }

  void add(Batch batch, int row, long time) {
    waiting.add(time, rows.add(batch, columns, row));
  }

  /** Emits the rows up to that time; gives the time of the last, or {@code otherwise} if none. */
  long emitUpTo(long time, long otherwise) {
    int[] due = waiting.pollUpTo(time);
    if (due.length == 0) {
      return otherwise;
    }
    order.sort(rows, due);
    for (int slot : due) {
      emit(slot);
    }
    long last = times().values[due[due.length - 1]];
    for (int slot : due) {
      rows.remove(slot);
    }
    if (out.size() > 0) {
      output.emit(out);
      out.clear();
    }
    return last;
  }

  private void emit(int slot) {
    int at = out.size();
    for (int i = 0; i < out.columnCount(); i++) {
      out.column(i).copy(rows.column(i), slot, at);
    }
    out.setSize(at + 1);
    if (out.isFull()) {
      output.emit(out);
      out.clear();
    }
  }

  private LongColumn times() {
    return (LongColumn) rows.column(timeColumn);
  }

  void write(StateWriter state) {
    int[] slots = waiting.slots();
    List<Column> stored = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      stored.add(rows.column(i));
    }
    new StateRows(schema.types()).write(state, stored, slots, slots.length);
  }

  void read(StateReader state) {
    new StateRows(schema.types())
        .read(
            state,
            (batch, start) -> {
              long[] times = batch.longs(timeColumn).values;
              for (int row = 0; row < batch.size(); row++) {
                add(batch, row, times[row]);
              }
            });
  }
}
