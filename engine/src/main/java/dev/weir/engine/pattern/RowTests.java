package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.state.RowStore;
import java.util.Arrays;
import java.util.List;

/** Works out for many rows at once which variables' conditions they meet by themselves. */
final class RowTests {
  private final StageRun stage;
  private final List<Integer> tested;
  private final Conditions.Neighbour[] neighbours;
  private final Batch columns;
  private final RowStore store;
  private final long untested;
  private final int capacity;

  /** The rows to test. */
  private final PartitionState[] partitions;

  private final long[] rows;
  private final int[] slots;
  private final boolean[] missing;
  private int count;

  RowTests(Conditions conditions, RowStore store, int capacity, EvalContext context) {
    this.stage = conditions.rowStage().open(context);
    this.tested = conditions.tested();
    this.neighbours = conditions.neighbours().toArray(Conditions.Neighbour[]::new);
    this.columns = Batch.of(conditions.neighbourSchema(), capacity, true);
    this.store = store;
    this.capacity = capacity;
    this.partitions = new PartitionState[capacity];
    this.rows = new long[capacity];
    this.slots = new int[capacity];
    this.missing = new boolean[capacity];
    this.untested = untested(tested);
  }

  /** The variables without a test, as bits. */
  static long untested(List<Integer> tested) {
    long bits = -1L;
    for (int variable : tested) {
      bits &= ~(1L << variable);
    }
    return bits;
  }

  /** Tests the rows of a partition that are not known yet, up to a row. */
  void test(PartitionState partition, long end) {
    if (tested.isEmpty()) {
      for (; partition.known < end; partition.known++) {
        partition.setBits(partition.known, untested);
      }
      return;
    }
    for (; partition.known < end; partition.known++) {
      if (count == capacity) {
        flush();
      }
      partitions[count] = partition;
      rows[count++] = partition.known;
    }
  }

  /** Ends the tests: from now on the bits of all rows are there. */
  void flush() {
    if (count == 0) {
      return;
    }
    columns.clear();
    for (int i = 0; i < neighbours.length; i++) {
      fill(columns.column(i), neighbours[i]);
    }
    columns.setSize(count);
    Batch results = stage.run(columns);
    for (int i = 0; i < count; i++) {
      partitions[i].setBits(rows[i], untested);
    }
    for (int i = 0; i < tested.size(); i++) {
      add(results.longs(i), 1L << tested.get(i));
    }
    Arrays.fill(partitions, 0, count, null);
    count = 0;
  }

  private void fill(Column target, Conditions.Neighbour neighbour) {
    boolean anyMissing = false;
    for (int i = 0; i < count; i++) {
      long row = rows[i] + neighbour.shift();
      missing[i] = !partitions[i].keeps(row);
      anyMissing |= missing[i];
      slots[i] = partitions[i].slot(missing[i] ? rows[i] : row);
    }
    target.gather(store.column(neighbour.column()), slots, count, 0);
    for (int i = 0; anyMissing && i < count; i++) {
      if (missing[i]) {
        target.nulls().set(i);
      }
    }
  }

  private void add(LongColumn results, long bit) {
    for (int i = 0; i < count; i++) {
      if (results.values[i] != 0 && !results.isNull(i)) {
        partitions[i].setBits(rows[i], partitions[i].bits(rows[i]) | bit);
      }
    }
  }
}
