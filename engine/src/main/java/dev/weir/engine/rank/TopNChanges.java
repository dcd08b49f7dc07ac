package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
import dev.weir.plan.TopN;
import java.util.Arrays;

/** Finds what differs between the old and the new rows of a partition, and emits it. */
final class TopNChanges {
  private final Output output;
  private final KeyedRows rows;
  private final boolean withRank;
  private final long first;
  private final Batch batch;
  private final byte[] kinds;
  private final int[] partitions;
  private final int[] slots;
  private final long[] ranks;
  private int count;

  /** The last comparison that saw a slot, on either side. */
  private int[] seen = {};

  private int comparison;

  TopNChanges(TopN node, KeyedRows rows, int batchSize, Output output) {
    this.output = output;
    this.rows = rows;
    this.withRank = node.withRank();
    this.first = node.first();
    this.kinds = new byte[batchSize];
    this.partitions = new int[batchSize];
    this.slots = new int[batchSize];
    this.ranks = new long[batchSize];
    Column[] columns = new Column[node.schema().size()];
    Arrays.setAll(columns, i -> Column.of(node.schema().type(i), batchSize));
    this.batch = new Batch(columns, batchSize, kinds);
  }

  /** Slots of rows in order of rank, in some array. */
  static final class Ranked {
    private final int[] slots;
    private final int from;
    private final int count;

    Ranked(int[] slots, int from, int count) {
      this.slots = slots;
      this.from = from;
      this.count = count;
    }

    int slot(int place) {
      return slots[from + place];
    }
  }

  /** Emits what makes the old rows of a partition into the new ones. */
  void compare(int partition, Ranked before, Ranked after) {
    if (withRank) {
      compareRanks(partition, before, after);
    } else {
      compareMembers(partition, before, after);
    }
  }

  private void compareRanks(int partition, Ranked before, Ranked after) {
    for (int i = 0; i < Math.max(before.count, after.count); i++) {
      if (i >= after.count) {
        add(partition, before.slot(i), first + i, RowKind.DELETE);
      } else if (i >= before.count) {
        add(partition, after.slot(i), first + i, RowKind.INSERT);
      } else if (!same(before.slot(i), after.slot(i))) {
        add(partition, before.slot(i), first + i, RowKind.UPDATE_BEFORE);
        add(partition, after.slot(i), first + i, RowKind.UPDATE_AFTER);
      }
    }
  }

  private boolean same(int a, int b) {
    return a == b || rows.rows().same(a, b);
  }

  private void compareMembers(int partition, Ranked before, Ranked after) {
    if (seen.length < rows.rows().capacity()) {
      seen = Arrays.copyOf(seen, rows.rows().capacity());
    }
    see(after);
    for (int i = 0; i < before.count; i++) {
      if (seen[before.slot(i)] != comparison) {
        add(partition, before.slot(i), 0, RowKind.DELETE);
      }
    }
    see(before);
    for (int i = 0; i < after.count; i++) {
      if (seen[after.slot(i)] != comparison) {
        add(partition, after.slot(i), 0, RowKind.INSERT);
      }
    }
  }

  private void see(Ranked rows) {
    comparison++;
    for (int i = 0; i < rows.count; i++) {
      seen[rows.slot(i)] = comparison;
    }
  }

  private void add(int partition, int slot, long rank, byte kind) {
    if (count == slots.length) {
      emit();
    }
    partitions[count] = partition;
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
    rows.read(partitions, slots, count, batch);
    if (withRank) {
      System.arraycopy(ranks, 0, batch.longs(batch.columnCount() - 1).values, 0, count);
    }
    count = 0;
    output.emit(batch);
  }
}
