package dev.weir.engine.sort;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.state.RowOrder;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.Sort;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps rows and sorts them at the end. With a LIMIT over inserts, rows that can't be among the
 * first any more are dropped whenever twice as many as wanted have gathered.
 */
final class SortProcessor implements Processor {
  /** Fewer rows than this are not worth pruning. */
  private static final int LEAST_TO_PRUNE = 1 << 13;

  private final RowType schema;
  private final RowOrder order;
  private final long offset;
  private final long fetch;
  private final long wanted;
  private final boolean prunes;
  private final RowBag bag;
  private final Batch out;
  private final Output output;

  SortProcessor(Sort node, int batchSize, Output output) {
    this.schema = node.schema();
    this.order = new RowOrder(node.keys());
    this.offset = node.offset();
    this.fetch = node.fetch();
    this.wanted = fetch > Sort.ALL - offset ? Sort.ALL : offset + fetch;
    this.prunes = node.input().insertOnly();
    this.bag = new RowBag(schema, node.input().insertOnly());
    this.out = Batch.of(schema, batchSize, true);
    this.output = output;
  }

  @Override
  public void process(int input, Batch batch) {
    bag.apply(batch);
    if (prunes && bag.rows().size() >= LEAST_TO_PRUNE && bag.rows().size() / 2 >= wanted) {
      prune();
    }
  }

  private void prune() {
    RowStore rows = bag.rows();
    int[] slots = rows.slots();
    order.sort(rows, slots);
    for (int i = (int) wanted; i < slots.length; i++) {
      rows.remove(slots[i]);
    }
  }

  /** Rows come at the end, so event time must not pass them. */
  @Override
  public void watermark(long millis) {}

  @Override
  public void end() {
    RowStore rows = bag.rows();
    int[] slots = rows.slots();
    order.sort(rows, slots);
    long skip = offset;
    long left = fetch;
    for (int i = 0; i < slots.length && left > 0; i++) {
      for (long times = bag.times(slots[i]); times > 0 && left > 0; times--) {
        if (skip > 0) {
          skip--;
          continue;
        }
        emit(rows, slots[i]);
        left--;
      }
    }
    output.emit(out);
    out.clear();
  }

  private void emit(RowStore rows, int slot) {
    int at = out.size();
    for (int i = 0; i < out.columnCount(); i++) {
      out.column(i).copy(rows.column(i), slot, at);
    }
    out.setSize(at + 1);
    if (out.isFull()) {
      output.emit(out);
      out.clear();
    }
  }

  @Override
  public void snapshot(StateWriter state) {
    int[] slots = bag.rows().slots();
    long[] times = new long[slots.length];
    for (int i = 0; i < slots.length; i++) {
      times[i] = bag.times(slots[i]);
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      columns.add(bag.rows().column(i));
    }
    state.writeLongs(times, times.length);
    new StateRows(schema.types()).write(state, columns, slots, slots.length);
  }

  @Override
  public void restore(StateReader state) {
    long[] times = state.readLongs();
    new StateRows(schema.types()).read(state, (batch, start) -> bag.add(batch, times, start));
  }
}
