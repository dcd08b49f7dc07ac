package dev.weir.engine.over;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.GroupTable;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.engine.time.TimeQueue;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.OverOrder;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** OVER by time in one task: rows wait until the watermark has passed them. */
final class OverProcessor implements Processor {
  private final TaskContext context;
  private final Output output;
  private final RowType schema;
  private final TimeColumn time;
  private final boolean waits;
  private final int[] partitionColumns;
  private final int[] allColumns;
  private final RowStore rows;
  private final GroupTable partitions;
  private final Frames frames;
  private final TimeQueue waiting = new TimeQueue();
  private long[] hashes = {};
  private int[] lateRows = {};
  private long[] lateTimes = {};
  private long watermark = Watermark.NONE;
  private boolean restored;

  OverProcessor(OverAggregate node, TaskContext context, Output output) {
    this.context = context;
    this.output = output;
    this.schema = node.input().schema();
    this.time = new TimeColumn(node.order().column(), schema.fieldName(node.order().column()));
    this.waits = node.order().kind() == OverOrder.Kind.EVENT_TIME;
    this.partitionColumns = node.partition().stream().mapToInt(Integer::intValue).toArray();
    this.allColumns = new int[schema.size()];
    Arrays.setAll(allColumns, i -> i);
    this.rows = new RowStore(schema.types());
    AggregateCalls calls = new AggregateCalls(node.calls(), schema, node.frame().bounded());
    this.partitions = new GroupTable(node.partition(), calls, calls.open(context));
    FrameRows kept = new FrameRows();
    Batch results = Batch.of(node.schema(), context.batchSize(), true);
    this.frames =
        new Frames(
            node,
            rows,
            partitions,
            kept,
            new OverOutput(node, rows, kept, partitions.aggregates(), results, output));
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
      lateRows = new int[size];
      lateTimes = new long[size];
    }
    KeyHash.hash(batch, partitionColumns, hashes);
    long[] times = time.of(batch);
    if (waits) {
      await(batch, times);
    } else {
      passThrough(batch, times);
    }
  }

  private void await(Batch batch, long[] times) {
    int late = 0;
    for (int row = 0; row < batch.size(); row++) {
      if (times[row] <= watermark) {
        lateRows[late] = row;
        lateTimes[late++] = times[row];
      } else {
        waiting.add(times[row], store(batch, row, hashes[row]));
      }
    }
    if (late > 0) {
      context.late(batch, lateRows, lateTimes, late);
    }
  }

  /** By processing time each row is due when it comes. */
  private void passThrough(Batch batch, long[] times) {
    int[] slots = new int[batch.size()];
    for (int row = 0; row < batch.size(); row++) {
      slots[row] = store(batch, row, hashes[row]);
      watermark = Math.max(watermark, times[row]);
    }
    frames.advance(slots);
    frames.sweep(watermark);
  }

  private int store(Batch batch, int row, long hash) {
    int slot = rows.add(batch, allColumns, row);
    frames.hash(slot, hash);
    return slot;
  }

  @Override
  public void watermark(long millis) {
    if (waits && millis > watermark) {
      watermark = millis;
      int[] due = waiting.pollUpTo(millis);
      if (due.length > 0) {
        frames.advance(due);
      }
      frames.sweep(millis);
    }
    output.watermark(millis);
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(watermark);
    partitions.write(out);
    write(out, frames.kept());
    write(out, waiting.slots());
  }

  private void write(StateWriter out, int[] slots) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < rows.columnCount(); i++) {
      columns.add(rows.column(i));
    }
    new StateRows(schema.types()).write(out, columns, slots, slots.length);
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    partitions.read(in, context);
    read(in, slot -> frames.restore(new int[] {slot}));
    read(in, slot -> waiting.add(((LongColumn) rows.column(time.column())).values[slot], slot));
  }

  private void read(StateReader in, IntConsumer stored) {
    new StateRows(schema.types())
        .read(
            in,
            (batch, start) -> {
              long[] found = new long[batch.size()];
              KeyHash.hash(batch, partitionColumns, found);
              for (int row = 0; row < batch.size(); row++) {
                boolean owned =
                    partitionColumns.length == 0 ? context.task() == 0 : context.owns(found[row]);
                if (owned) {
                  stored.accept(store(batch, row, found[row]));
                }
              }
            });
  }
}
