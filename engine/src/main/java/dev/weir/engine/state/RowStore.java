package dev.weir.engine.state;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.type.SqlType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Rows in growing columns, each at a slot that it keeps until it is removed; then the slot is used
 * again.
 */
public final class RowStore implements StoredRows {
  /** Instead of a column of a batch: nothing is kept in the store's column. */
  public static final int NOT_KEPT = -1;

  private static final int FIRST_CAPACITY = 16;

  /** Removals after which the bytes of removed rows are worth reclaiming. */
  private static final int LEAST_REMOVALS = 1 << 12;

  private final SqlType[] types;
  private final Column[] columns;
  private final BitSet live = new BitSet();
  private final boolean variable;
  private int capacity = FIRST_CAPACITY;
  private int bound;
  private int[] free = {};
  private int freeCount;
  private int removals;

  public RowStore(List<SqlType> types) {
    this.types = types.toArray(SqlType[]::new);
    this.columns = new Column[this.types.length];
    boolean anyVariable = false;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Column.of(this.types[i], capacity);
      anyVariable |= isVariable(columns[i]);
    }
    this.variable = anyVariable;
  }

  /** How many rows there are. */
  public int size() {
    return bound - freeCount;
  }

  /** One more than the largest slot in use so far. */
  public int bound() {
    return bound;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  /** The column, indexed by slot. Another object after rows were added. */
  public Column column(int index) {
    return columns[index];
  }

  public int columnCount() {
    return columns.length;
  }

  public boolean isLive(int slot) {
    return live.get(slot);
  }

  /** A copy of the set of the slots of all rows. */
  public BitSet live() {
    return (BitSet) live.clone();
  }

  /** The slots of all rows, ascending. */
  public int[] slots() {
    int[] slots = new int[size()];
    int at = 0;
    for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
      slots[at++] = slot;
    }
    return slots;
  }

  /** Copies a row of the batch, whose columns for this store are {@code from}; returns its slot. */
  public int add(Batch batch, int[] from, int row) {
    int slot = freeCount > 0 ? free[--freeCount] : bound;
    if (slot == bound) {
      if (bound == capacity) {
        grow();
      }
      bound++;
    }
    live.set(slot);
    for (int i = 0; i < columns.length; i++) {
      if (from[i] != NOT_KEPT) {
        columns[i].copy(batch.column(from[i]), row, slot);
      }
    }
    return slot;
  }

  /**
   * Copies the first rows of a batch, whose columns for this store are {@code from}, to slots that
   * are told.
   */
  public void add(Batch batch, int[] from, int count, int[] slots) {
    while (bound + count - freeCount > capacity) {
      grow();
    }
    int reused = Math.min(count, freeCount);
    for (int row = 0; row < reused; row++) {
      slots[row] = free[--freeCount];
      live.set(slots[row]);
    }
    live.set(bound, bound + count - reused);
    for (int row = reused; row < count; row++) {
      slots[row] = bound++;
    }
    for (int i = 0; i < columns.length; i++) {
      if (from[i] != NOT_KEPT) {
        scatter(batch.column(from[i]), columns[i], count, slots);
      }
    }
  }

  private static void scatter(Column source, Column target, int count, int[] slots) {
    // Most columns are of this kind, and have no NULL: then a row is one move.
    if (source instanceof LongColumn longs && !source.nulls().any() && !target.nulls().any()) {
      long[] from = longs.values;
      long[] to = ((LongColumn) target).values;
      for (int row = 0; row < count; row++) {
        to[slots[row]] = from[row];
      }
      return;
    }
    for (int row = 0; row < count; row++) {
      target.copy(source, row, slots[row]);
    }
  }

  public void remove(int slot) {
    assert live.get(slot) : slot;
    live.clear(slot);
    reserveFree(1);
    free[freeCount++] = slot;
    removals++;
    reclaimIfWorthwhile();
  }

  /** Removes the rows at the first so many of the slots. */
  public void remove(int[] slots, int count) {
    reserveFree(count);
    // Backwards, so that the next rows come to lie in the order in which these went.
    for (int i = count - 1; i >= 0; i--) {
      assert live.get(slots[i]) : slots[i];
      live.clear(slots[i]);
      free[freeCount++] = slots[i];
    }
    removals += count;
    reclaimIfWorthwhile();
  }

  private void reserveFree(int count) {
    if (freeCount + count > free.length) {
      free = Arrays.copyOf(free, Math.max(FIRST_CAPACITY, 2 * freeCount + count));
    }
  }

  private void reclaimIfWorthwhile() {
    if (variable && removals > Math.max(LEAST_REMOVALS, size())) {
      reclaim();
    }
  }

  /** Removes all rows, keeping the memory for new ones. */
  public void clear() {
    for (Column column : columns) {
      column.clear();
    }
    live.clear();
    bound = 0;
    freeCount = 0;
    removals = 0;
  }

  /** The rows as a batch, each at its slot; valid until rows are added or removed. */
  public Batch view() {
    Batch view = new Batch(columns.clone(), capacity, null);
    view.setSize(bound);
    return view;
  }

  @Override
  public boolean same(int slot, Batch batch, int[] from, int row) {
    for (int i = 0; i < columns.length; i++) {
      if (!ColumnComparison.same(columns[i], slot, batch.column(from[i]), row)) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    int larger = Math.multiplyExact(2, capacity);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = ColumnGrowth.grow(types[i], columns[i], bound, larger);
    }
    capacity = larger;
  }

  private void reclaim() {
    removals = 0;
    for (int i = 0; i < columns.length; i++) {
      if (!isVariable(columns[i])) {
        continue;
      }
      Column fresh = Column.of(types[i], capacity);
      for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
        fresh.copy(columns[i], slot, slot);
      }
      columns[i] = fresh;
    }
  }

  private static boolean isVariable(Column column) {
    return column instanceof BytesColumn || column instanceof RowColumn;
  }
}
