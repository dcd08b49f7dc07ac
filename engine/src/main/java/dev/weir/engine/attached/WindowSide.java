package dev.weir.engine.attached;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of one side of a join in one window, chained by key in the order they came. */
final class WindowSide {
  static final int NONE = -1;

  private final RowType type;
  private final int[] keyColumns;
  private final int[] allColumns;
  private final KeyTable keys;
  private final RowStore rows;

  // By key:
  private int[] heads = {};
  private int[] tails = {};

  // By row:
  private int[] next = {};

  WindowSide(RowType type, int[] keyColumns, KeyTable keys) {
    this.type = type;
    this.keyColumns = keyColumns;
    this.allColumns = new int[type.size()];
    Arrays.setAll(allColumns, i -> i);
    this.keys = keys;
    this.rows = new RowStore(type.types());
  }

  /** The rows, each at its slot. */
  Batch view() {
    return rows.view();
  }

  /** One more than the largest slot. */
  int bound() {
    return rows.bound();
  }

  /** The first row with the key, or -1. */
  int first(int key) {
    return key < heads.length ? heads[key] : NONE;
  }

  /** The row of the same key that came after, or -1. */
  int next(int slot) {
    return next[slot];
  }

  void add(Batch batch, int row, long hash) {
    int key = keys.lookup(batch, keyColumns, row, hash);
    int slot = rows.add(batch, allColumns, row);
    reserve();
    next[slot] = NONE;
    if (heads[key] == NONE) {
      heads[key] = slot;
    } else {
      next[tails[key]] = slot;
    }
    tails[key] = slot;
  }

  private void reserve() {
    int old = heads.length;
    if (keys.bound() > old) {
      int capacity = Math.max(keys.bound(), 2 * old);
      heads = Arrays.copyOf(heads, capacity);
      tails = Arrays.copyOf(tails, capacity);
      Arrays.fill(heads, old, capacity, NONE);
    }
    if (next.length < rows.capacity()) {
      next = Arrays.copyOf(next, rows.capacity());
    }
  }

  void write(StateWriter out) {
    int[] slots = rows.slots();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < allColumns.length; i++) {
      columns.add(rows.column(i));
    }
    new StateRows(type.types()).write(out, columns, slots, slots.length);
  }

  /** Adds the rows written whose keys the task owns. */
  void read(StateReader in, TaskContext context) {
    new StateRows(type.types())
        .read(
            in,
            (written, start) -> {
              long[] hashes = new long[written.size()];
              KeyHash.hash(written, keyColumns, hashes);
              for (int row = 0; row < written.size(); row++) {
                if (context.owns(hashes[row])) {
                  add(written, row, hashes[row]);
                }
              }
            });
  }
}
