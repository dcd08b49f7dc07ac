package dev.weir.engine.over;

import dev.weir.batch.Batch;
import dev.weir.engine.aggregate.AggregateState;
import dev.weir.engine.operator.Output;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.plan.LagCall;
import dev.weir.plan.OverAggregate;

/** The batch of results under way: the row, its aggregates, its lags. */
final class OverOutput {
  private final Output output;
  private final RowStore rows;
  private final FrameRows frames;
  private final AggregateState aggregates;
  private final LagCall[] lags;
  private final int firstCall;
  private final int firstLag;
  private final Batch batch;
  private final int[] slots;
  private final int[] groups;

  OverOutput(
      OverAggregate node,
      RowStore rows,
      FrameRows frames,
      AggregateState aggregates,
      Batch batch,
      Output output) {
    this.output = output;
    this.rows = rows;
    this.frames = frames;
    this.aggregates = aggregates;
    this.lags = node.lags().toArray(LagCall[]::new);
    this.firstCall = node.input().schema().size();
    this.firstLag = firstCall + node.calls().size();
    this.batch = batch;
    this.slots = new int[batch.capacity()];
    this.groups = new int[batch.capacity()];
  }

  /** Adds stored rows with what their partitions have now. */
  void add(Selection chosen) {
    for (int done = 0; done < chosen.count; ) {
      int start = batch.size();
      int size = Math.min(chosen.count - done, batch.capacity() - start);
      System.arraycopy(chosen.rows, done, slots, 0, size);
      System.arraycopy(chosen.groups, done, groups, 0, size);
      for (int i = 0; i < firstCall; i++) {
        batch.column(i).gather(rows.column(i), slots, size, start);
      }
      aggregates.results(groups, size, batch, firstCall, start);
      for (int i = 0; i < lags.length; i++) {
        lag(lags[i], firstLag + i, size, start);
      }
      batch.setSize(start + size);
      done += size;
      if (batch.isFull()) {
        emit();
      }
    }
  }

  private void lag(LagCall lag, int column, int size, int start) {
    for (int i = 0; i < size; i++) {
      int partition = groups[i];
      if (frames.size(partition) > lag.offset()) {
        int slot = frames.fromLast(partition, lag.offset());
        batch.column(column).copy(rows.column(lag.argument()), slot, start + i);
      } else if (lag.otherwise() == LagCall.NONE) {
        batch.column(column).nulls().set(start + i);
      } else {
        int last = frames.fromLast(partition, 0);
        batch.column(column).copy(rows.column(lag.otherwise()), last, start + i);
      }
    }
  }

  void emit() {
    if (batch.size() > 0) {
      output.emit(batch);
      batch.clear();
    }
  }
}
