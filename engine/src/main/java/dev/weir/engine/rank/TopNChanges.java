package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.RowStore;
import dev.weir.plan.TopN;
import java.util.Arrays;

/** Finds what differs between the old and the new rows of a partition, and emits it. */
final class TopNChanges {
  private final Output output;
  private final RowStore rows;
  private final boolean withRank;
  private final long first;
  private final Batch batch;
  private final byte[] kinds;
  private final int[] slots;
  private final long[] ranks;
  private int count;

  /** The last comparison that saw a slot, on either side. */
  private int[] seen = {};

  private int comparison;

  TopNChanges(TopN node, RowStore rows, int batchSize, Output output) {
    this.output = output;
    this.rows = rows;
    this.withRank = node.withRank();
    this.first = node.first();
    this.kinds = new byte[batchSize];
    this.slots = new int[batchSize];
    this.ranks = new long[batchSize];
    Column[] columns = new Column[node.schema().size()];
    Arrays.setAll(columns, i -> Column.of(node.schema().type(i), batchSize));
    this.batch = new Batch(columns, batchSize, kinds);
  }

  /** Emits what makes the old rows into the new ones; both in order of rank. */
  void compare(int[] before, int from, int to, int[] after, int afterCount) {
    if (withRank) {
      compareRanks(before, from, to, after, afterCount);
    } else {
      compareMembers(before, from, to, after, afterCount);
    }
  }

  private void compareRanks(int[] before, int from, int to, int[] after, int afterCount) {
    int oldCount = to - from;
    for (int i = 0; i < Math.max(oldCount, afterCount); i++) {
      if (i >= afterCount) {
        add(before[from + i], first + i, RowKind.DELETE);
      } else if (i >= oldCount) {
        add(after[i], first + i, RowKind.INSERT);
      } else if (!same(before[from + i], after[i])) {
        add(before[from + i], first + i, RowKind.UPDATE_BEFORE);
        add(after[i], first + i, RowKind.UPDATE_AFTER);
      }
    }
  }

  private boolean same(int a, int b) {
    if (a == b) {
      return true;
    }
    for (int i = 0; i < rows.columnCount(); i++) {
      if (!ColumnComparison.same(rows.column(i), a, rows.column(i), b)) {
        return false;
      }
    }
    return true;
  }

  private void compareMembers(int[] before, int from, int to, int[] after, int afterCount) {
    if (seen.length < rows.capacity()) {
      seen = Arrays.copyOf(seen, rows.capacity());
    }
    comparison++;
    for (int i = 0; i < afterCount; i++) {
      seen[after[i]] = comparison;
    }
    for (int i = from; i < to; i++) {
      if (seen[before[i]] != comparison) {
        add(before[i], 0, RowKind.DELETE);
      }
    }
    comparison++;
    for (int i = from; i < to; i++) {
      seen[before[i]] = comparison;
    }
    for (int i = 0; i < afterCount; i++) {
      if (seen[after[i]] != comparison) {
        add(after[i], 0, RowKind.INSERT);
      }
    }
  }

  private void add(int slot, long rank, byte kind) {
    if (count == slots.length) {
      emit();
    }
    slots[count] = slot;
    ranks[count] = rank;
    kinds[count++] = kind;
  }

  /** Emits the changes found, which must happen before rows leave the store. */
  void emit() {
    if (count == 0) {
      return;
    }
    batch.clear();
    for (int i = 0; i < rows.columnCount(); i++) {
      batch.column(i).gather(rows.column(i), slots, count, 0);
    }
    if (withRank) {
      System.arraycopy(ranks, 0, batch.longs(rows.columnCount()).values, 0, count);
    }
    batch.setSize(count);
    count = 0;
    output.emit(batch);
  }
}
