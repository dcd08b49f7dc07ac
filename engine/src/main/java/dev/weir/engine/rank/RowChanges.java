package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
import dev.weir.engine.state.Selection;
import dev.weir.type.RowType;
import java.util.Arrays;

/**
 * Puts out rows of a batch that are new or take the place of stored ones. A batch of new rows only
 * goes out as it is.
 */
final class RowChanges {
  private static final int NONE = -1;

  private final KeyedRows stored;
  private final Output output;
  private final Batch out;
  private final byte[] kinds;

  // The rows under way: one of the batch, or, if there is a slot, one stored with the same key.
  private final int[] rows;
  private final int[] slots;
  private int count;
  private boolean anyStored;

  RowChanges(RowType schema, KeyedRows stored, int batchSize, Output output) {
    this.stored = stored;
    this.output = output;
    this.kinds = new byte[batchSize];
    Column[] columns = new Column[schema.size()];
    Arrays.setAll(columns, i -> Column.of(schema.type(i), batchSize));
    this.out = new Batch(columns, batchSize, kinds);
    this.rows = new int[batchSize];
    this.slots = new int[batchSize];
  }

  /** Each chosen row takes the place of the one at its slot; one without a slot is new. */
  void emit(Batch batch, Selection chosen, int[] before) {
    if (chosen.count == 0) {
      return;
    }
    if (batch.kinds() == null && allNew(batch, chosen, before)) {
      output.emit(batch);
      return;
    }
    for (int i = 0; i < chosen.count; i++) {
      int row = chosen.rows[i];
      if (before[i] < 0) {
        add(batch, row, NONE, RowKind.INSERT);
      } else if (!stored.same(before[i], batch, row)) {
        add(batch, row, before[i], RowKind.UPDATE_BEFORE);
        add(batch, row, NONE, RowKind.UPDATE_AFTER);
      }
    }
    flush(batch);
  }

  /** Whether all rows of the batch are new, each of a partition of its own. */
  private static boolean allNew(Batch batch, Selection chosen, int[] before) {
    if (chosen.count < batch.size()) {
      return false;
    }
    for (int i = 0; i < chosen.count; i++) {
      if (before[i] >= 0) {
        return false;
      }
    }
    return true;
  }

  private void add(Batch batch, int row, int slot, byte kind) {
    if (count == rows.length) {
      flush(batch);
    }
    rows[count] = row;
    slots[count] = slot;
    anyStored |= slot != NONE;
    kinds[count++] = kind;
  }

  private void flush(Batch batch) {
    if (count == 0) {
      return;
    }
    out.clear();
    for (int column = 0; column < out.columnCount(); column++) {
      if (anyStored && !stored.isInKey(column)) {
        copy(column, batch.column(column), out.column(column));
      } else {
        out.column(column).gather(batch.column(column), rows, count, 0);
      }
    }
    out.setSize(count);
    count = 0;
    anyStored = false;
    output.emit(out);
  }

  private void copy(int column, Column incoming, Column into) {
    int place = stored.inPages(column);
    for (int i = 0; i < count; i++) {
      if (slots[i] == NONE) {
        into.copy(incoming, rows[i], i);
      } else {
        stored.rows().read(place, slots[i], into, i);
      }
    }
  }
}
