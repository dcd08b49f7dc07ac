package dev.weir.engine.sort;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.type.RowType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows as often as they were inserted and not taken back. While nothing can be taken back, each has
 * a slot of its own; otherwise equal rows share one and are counted. A row may be taken back before
 * it comes, when the two travel by different tasks: then its count is below zero for a while.
 */
final class RowBag {
  private final boolean insertOnly;
  private final int[] columns;
  private final RowStore rows;
  private final KeyTable index;
  private long[] hashes = {};
  private int[] slotOf = {};
  private long[] times = {};

  RowBag(RowType schema, boolean insertOnly) {
    this.insertOnly = insertOnly;
    this.columns = IntStream.range(0, schema.size()).toArray();
    this.rows = new RowStore(schema.types());
    this.index = new KeyTable(schema.types());
  }

  RowStore rows() {
    return rows;
  }

  /** How often the row at the slot is there. */
  long times(int slot) {
    return insertOnly ? 1 : times[slot];
  }

  void apply(Batch batch) {
    if (insertOnly) {
      for (int row = 0; row < batch.size(); row++) {
        rows.add(batch, columns, row);
      }
      return;
    }
    hash(batch);
    for (int row = 0; row < batch.size(); row++) {
      change(batch, row, RowKind.retracts(batch.kind(row)) ? -1 : 1);
    }
  }

  /** Adds rows of a snapshot, each as often as said. */
  void add(Batch batch, long[] howOften, int start) {
    if (insertOnly) {
      apply(batch);
      return;
    }
    hash(batch);
    for (int row = 0; row < batch.size(); row++) {
      change(batch, row, howOften[start + row]);
    }
  }

  private void hash(Batch batch) {
    if (hashes.length < batch.size()) {
      hashes = new long[batch.size()];
    }
    KeyHash.hash(batch, columns, hashes);
  }

  private void change(Batch batch, int row, long by) {
    int known = index.size();
    int group = index.lookup(batch, columns, row, hashes[row]);
    if (index.size() > known) {
      int slot = rows.add(batch, columns, row);
      grow(Math.max(group, slot));
      slotOf[group] = slot;
      times[slot] = 0;
    }
    int slot = slotOf[group];
    times[slot] += by;
    if (times[slot] == 0) {
      index.remove(group);
      rows.remove(slot);
    }
  }

  private void grow(int largest) {
    if (largest >= times.length) {
      int length = Math.max(64, 2 * (largest + 1));
      times = Arrays.copyOf(times, length);
      slotOf = Arrays.copyOf(slotOf, length);
    }
  }
}
