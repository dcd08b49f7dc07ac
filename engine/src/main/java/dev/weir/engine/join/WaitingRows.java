package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Rows that wait for the other side of a join, with their kinds, in the order they came. */
final class WaitingRows {
  private final RowType type;
  private final int[] keyColumns;
  private final int[] allColumns;
  private RowStore rows;
  private byte[] kinds = {};

  WaitingRows(RowType type, int[] keyColumns) {
    this.type = type;
    this.keyColumns = keyColumns;
    this.allColumns = new int[type.size()];
    Arrays.setAll(allColumns, i -> i);
    this.rows = new RowStore(type.types());
  }

  void add(Batch batch, int row, byte kind) {
    int slot = rows.add(batch, allColumns, row);
    if (kinds.length < rows.capacity()) {
      kinds = Arrays.copyOf(kinds, rows.capacity());
    }
    kinds[slot] = kind;
  }

  /** Hands out all rows in batches, and forgets them. */
  void release(int batchSize, boolean insertOnly, Consumer<Batch> receiver) {
    Batch batch = Batch.of(type, batchSize, insertOnly);
    Batch view = rows.view();
    int count = rows.size();
    for (int row = 0; row < count; row++) {
      batch.append(view, row, kinds[row]);
      if (batch.isFull() || row == count - 1) {
        receiver.accept(batch);
        batch.clear();
      }
    }
    rows = new RowStore(type.types());
    kinds = new byte[0];
  }

  void write(StateWriter out) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < allColumns.length; i++) {
      columns.add(rows.column(i));
    }
    LongColumn written = new LongColumn(Math.max(1, rows.bound()));
    for (int slot = 0; slot < rows.bound(); slot++) {
      written.set(slot, kinds[slot]);
    }
    columns.add(written);
    stateRows().write(out, columns, rows.slots(), rows.size());
  }

  /** Adds the rows written whose keys the task owns. */
  void read(StateReader in, TaskContext context) {
    stateRows()
        .read(
            in,
            (written, start) -> {
              long[] hashes = new long[written.size()];
              KeyHash.hash(written, keyColumns, hashes);
              long[] writtenKinds = written.longs(allColumns.length).values;
              for (int row = 0; row < written.size(); row++) {
                if (context.owns(hashes[row])) {
                  add(written, row, (byte) writtenKinds[row]);
                }
              }
            });
  }

  private StateRows stateRows() {
    List<SqlType> types = new ArrayList<>(type.types());
    types.add(Types.BIGINT);
    return new StateRows(types);
  }
}
