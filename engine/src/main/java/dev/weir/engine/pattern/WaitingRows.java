package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.engine.eval.Rows;
import dev.weir.engine.state.RowOrder;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeQueue;
import dev.weir.expr.SortKey;
import dev.weir.plan.MatchRecognize;
import dev.weir.type.RowType;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Rows that wait for the watermark. They come out in batches, in the order of their time, then of
 * further keys, then of arrival, and only then are given to their partitions: so what is done for a
 * row is done while it is in a cache.
 */
final class WaitingRows {
  private final RowType schema;
  private final int timeColumn;
  private final RowOrder further;
  private final boolean hasFurther;
  private final int[] columns;
  private final RowStore rows;
  private final TimeQueue queue = new TimeQueue();
  private final Batch due;
  private final int[] part;
  private int[] slots = {};

  WaitingRows(MatchRecognize node, int batchSize) {
    List<SortKey> keys = node.arrangement().further();
    this.schema = node.input().schema();
    this.timeColumn = node.arrangement().timeColumn();
    this.further = new RowOrder(keys);
    this.hasFurther = !keys.isEmpty();
    this.columns = IntStream.range(0, schema.size()).toArray();
    this.rows = new RowStore(schema.types());
    this.due = Batch.of(schema, batchSize, true);
    this.part = new int[batchSize];
  }

  int size() {
    return rows.size();
  }

  void add(Batch batch) {
    int size = batch.size();
    if (slots.length < size) {
      slots = new int[size];
    }
    rows.add(batch, columns, size, slots);
    long[] times = batch.longs(timeColumn).values;
    for (int row = 0; row < size; row++) {
      queue.add(times[row], slots[row]);
    }
  }

  /** Hands on the rows up to a time, in batches that are valid for the time of a call. */
  void takeUpTo(long time, Consumer<Batch> receiver) {
    int[] taken = queue.pollUpTo(time);
    sortTies(taken);
    for (int from = 0; from < taken.length; from += part.length) {
      int count = Math.min(part.length, taken.length - from);
      System.arraycopy(taken, from, part, 0, count);
      gather(part, count, due);
      receiver.accept(due);
      due.clear();
      rows.remove(part, count);
    }
  }

  private void gather(int[] of, int count, Batch into) {
    for (int i = 0; i < into.columnCount(); i++) {
      Rows.gather(rows.column(i), of, count, into.column(i));
    }
    into.setSize(count);
  }

  /** Brings rows of one time, which come out in the order of their arrival, in their order. */
  private void sortTies(int[] taken) {
    if (hasFurther) {
      further.sortTies(rows, taken, ((LongColumn) rows.column(timeColumn)).values);
    }
  }

  void write(StateWriter out) {
    int[] all = queue.slots();
    sortTies(all);
    new StateRows(schema.types())
        .write(out, IntStream.of(columns).mapToObj(rows::column).toList(), all, all.length);
  }

  /** Reads what {@link #write} wrote, as far as the task owns it. */
  void read(StateReader in, Partitions partitions) {
    new StateRows(schema.types())
        .read(
            in,
            (batch, start) -> {
              long[] times = batch.longs(timeColumn).values;
              long[] hashes = partitions.hashes(batch);
              for (int row = 0; row < batch.size(); row++) {
                if (partitions.owns(hashes[row])) {
                  queue.add(times[row], rows.add(batch, columns, row));
                }
              }
            });
  }
}
