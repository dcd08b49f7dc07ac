package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
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

/** The rows of one side of a join, chained by key in the order they came. */
final class JoinSide {
  static final int NONE = -1;

  private final RowType type;
  private final int[] keyColumns;
  private final int[] allColumns;
  private final KeyTable keys;
  private final RowStore rows;
  private final boolean retracts;

  // By key:
  private int[] heads = {};
  private int[] tails = {};

  // By row:
  private int[] next = {};

  /** Hashes of whole rows, kept where rows may be retracted. */
  private long[] hashes = {};

  /** How many rows of the other side match this one; kept for the left side of a left join. */
  private long[] matches = {};

  private long[] batchHashes = {};

  JoinSide(RowType type, List<Integer> keyColumns, KeyTable keys, boolean retracts) {
    this.type = type;
    this.keyColumns = keyColumns.stream().mapToInt(Integer::intValue).toArray();
    this.allColumns = new int[type.size()];
    Arrays.setAll(allColumns, i -> i);
    this.keys = keys;
    this.rows = new RowStore(type.types());
    this.retracts = retracts;
  }

  RowStore rows() {
    return rows;
  }

  int[] keyColumns() {
    return keyColumns;
  }

  int columnCount() {
    return allColumns.length;
  }

  /** The first row with the key, or -1. */
  int first(int key) {
    return key < heads.length ? heads[key] : NONE;
  }

  /** The row of the same key that came after, or -1. */
  int next(int row) {
    return next[row];
  }

  /** Adds to the number of matches of a row; returns what it was. */
  long addMatches(int row, int change) {
    long before = matches[row];
    matches[row] = before + change;
    return before;
  }

  /** Gets ready to store rows of a batch. */
  void begin(Batch batch) {
    if (retracts) {
      if (batchHashes.length < batch.size()) {
        batchHashes = new long[batch.size()];
      }
      KeyHash.hash(batch, allColumns, batchHashes);
    }
  }

  /** Stores a row of the batch begun. */
  void add(Batch batch, int row, int key, long matchCount) {
    int slot = rows.add(batch, allColumns, row);
    reserve();
    if (retracts) {
      hashes[slot] = batchHashes[row];
    }
    matches[slot] = matchCount;
    link(slot, key);
  }

  private void link(int slot, int key) {
    next[slot] = NONE;
    if (heads[key] == NONE) {
      heads[key] = slot;
    } else {
      next[tails[key]] = slot;
    }
    tails[key] = slot;
  }

  /** Drops a stored row that is the same as one of the batch begun, if there is one. */
  void remove(Batch batch, int row, int key) {
    int before = NONE;
    for (int slot = first(key); slot != NONE; slot = next[slot]) {
      if (hashes[slot] == batchHashes[row] && rows.same(slot, batch, allColumns, row)) {
        unlink(slot, before, key);
        rows.remove(slot);
        return;
      }
      before = slot;
    }
  }

  private void unlink(int slot, int before, int key) {
    if (before == NONE) {
      heads[key] = next[slot];
    } else {
      next[before] = next[slot];
    }
    if (tails[key] == slot) {
      tails[key] = before;
    }
  }

  /** Makes room for all keys of the table. */
  void reserveKeys() {
    int old = heads.length;
    if (keys.bound() > old) {
      int capacity = Math.max(keys.bound(), 2 * old);
      heads = Arrays.copyOf(heads, capacity);
      tails = Arrays.copyOf(tails, capacity);
      Arrays.fill(heads, old, capacity, NONE);
    }
  }

  private void reserve() {
    int capacity = rows.capacity();
    if (next.length < capacity) {
      next = Arrays.copyOf(next, capacity);
      matches = Arrays.copyOf(matches, capacity);
      hashes = retracts ? Arrays.copyOf(hashes, capacity) : hashes;
    }
  }

  void write(StateWriter out) {
    int[] slots = rows.slots();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < allColumns.length; i++) {
      columns.add(rows.column(i));
    }
    LongColumn counts = new LongColumn(Math.max(1, rows.bound()));
    for (int slot : slots) {
      counts.set(slot, matches[slot]);
    }
    columns.add(counts);
    stateRows().write(out, columns, slots, slots.length);
  }

  private StateRows stateRows() {
    List<SqlType> types = new ArrayList<>(type.types());
    types.add(Types.BIGINT);
    return new StateRows(types);
  }

  /** Adds the rows written whose keys the task owns. */
  void read(StateReader in, TaskContext context) {
    stateRows().read(in, (written, start) -> readRows(written, context));
  }

  private void readRows(Batch written, TaskContext context) {
    long[] keyHashes = new long[written.size()];
    KeyHash.hash(written, keyColumns, keyHashes);
    begin(written);
    long[] counts = written.longs(allColumns.length).values;
    for (int row = 0; row < written.size(); row++) {
      boolean owned = keyColumns.length == 0 ? context.task() == 0 : context.owns(keyHashes[row]);
      if (owned) {
        int key = keys.lookup(written, keyColumns, row, keyHashes[row]);
        reserveKeys();
        add(written, row, key, counts[row]);
      }
    }
  }
}
