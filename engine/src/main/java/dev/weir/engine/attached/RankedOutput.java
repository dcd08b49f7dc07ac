package dev.weir.engine.attached;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Output;
import dev.weir.engine.state.RowStore;
import dev.weir.plan.WindowTopN;

/** Stored rows under way to the output, each followed by its rank if that is wanted. */
final class RankedOutput {
  private final Output output;
  private final boolean withRank;
  private final int inputColumns;
  private final Batch batch;
  private final int[] slots;
  private final long[] ranks;
  private int count;
  private RowStore rows;

  RankedOutput(WindowTopN node, int batchSize, Output output) {
    this.output = output;
    this.withRank = node.withRank();
    this.inputColumns = node.input().schema().size();
    this.batch = Batch.of(node.schema(), batchSize, true);
    this.slots = new int[batchSize];
    this.ranks = new long[batchSize];
    this.rows = new RowStore(node.input().schema().types());
  }

  /** Starts on rows of this store. */
  void begin(RowStore store) {
    rows = store;
  }

  void add(int slot, long rank) {
    if (count == slots.length) {
      emit();
    }
    slots[count] = slot;
    ranks[count++] = rank;
  }

  /** Emits the rows added. */
  void emit() {
    if (count == 0) {
      return;
    }
    batch.clear();
    for (int i = 0; i < inputColumns; i++) {
      batch.column(i).gather(rows.column(i), slots, count, 0);
    }
    if (withRank) {
      System.arraycopy(ranks, 0, batch.longs(inputColumns).values, 0, count);
    }
    batch.setSize(count);
    count = 0;
    output.emit(batch);
  }
}
