package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.engine.time.TimeQueue;
import dev.weir.plan.Deduplicate;
import dev.weir.time.Watermark;
import java.util.Arrays;

/**
 * The first row of each partition: by processing time the one that comes first; by event time the
 * earliest, once the watermark has passed it, since an earlier one may still come. After that only
 * the key is kept.
 */
final class FirstRowProcessor implements Processor {
  private final PartitionRows partitions;
  private final TaskContext context;
  private final Output output;
  private final boolean waits;
  private final TimeColumn time;
  private final TimeQueue waiting = new TimeQueue();
  private final Batch out;
  private final Selection chosen = new Selection();

  /** By slot: the partition of a row that waits. */
  private int[] partitionOf = {};

  private int[] lateRows = {};
  private long[] lateTimes = {};
  private long watermark = Watermark.NONE;
  private boolean restored;

  FirstRowProcessor(
      Deduplicate node, PartitionRows partitions, TaskContext context, Output output) {
    this.partitions = partitions;
    this.context = context;
    this.output = output;
    this.waits = node.waits();
    this.time = new TimeColumn(node.timeColumn(), node.schema().fieldName(node.timeColumn()));
    this.out = Batch.of(node.schema(), context.batchSize(), true);
  }

  @Override
  public void process(int input, Batch batch) {
    Selection found = partitions.lookup(batch);
    if (waits) {
      await(batch, found);
    } else {
      passThrough(batch, found);
    }
  }

  private void passThrough(Batch batch, Selection found) {
    chosen.reserve(batch.size());
    for (int row = 0; row < batch.size(); row++) {
      int partition = found.groups[row];
      if (partitions.slot(partition) == PartitionRows.NONE) {
        partitions.setSlot(partition, PartitionRows.DONE);
        partitions.touch(partition);
        chosen.add(row, partition);
      }
    }
    Column[] columns = new Column[batch.columnCount()];
    Arrays.setAll(columns, batch::column);
    emit(columns, chosen.rows, chosen.count);
  }

  private void await(Batch batch, Selection found) {
    if (lateRows.length < batch.size()) {
      lateRows = new int[batch.size()];
      lateTimes = new long[batch.size()];
    }
    long[] times = time.of(batch);
    int late = 0;
    for (int row = 0; row < batch.size(); row++) {
      int slot = partitions.slot(found.groups[row]);
      if (slot == PartitionRows.DONE) {
        continue;
      }
      if (times[row] <= watermark) {
        lateRows[late] = row;
        lateTimes[late++] = times[row];
      } else if (slot == PartitionRows.NONE || times[row] < partitions.time(slot)) {
        int partition = found.groups[row];
        partitions.setSlot(partition, partitions.store(batch, row));
        queue(partition);
      }
    }
    if (late > 0) {
      context.late(batch, lateRows, lateTimes, late);
    }
  }

  private void queue(int partition) {
    int slot = partitions.slot(partition);
    if (partitionOf.length <= slot) {
      partitionOf = Arrays.copyOf(partitionOf, partitions.rows().capacity());
    }
    partitionOf[slot] = partition;
    waiting.add(partitions.time(slot), slot);
  }

  @Override
  public void watermark(long millis) {
    if (waits && millis > watermark) {
      watermark = millis;
      fire(waiting.pollUpTo(millis));
    }
    output.watermark(millis);
  }

  private void fire(int[] due) {
    chosen.reserve(due.length);
    for (int slot : due) {
      int partition = partitionOf[slot];
      // An earlier row may have taken the place of this one.
      if (partitions.slot(partition) == slot) {
        partitions.setSlot(partition, PartitionRows.DONE);
        partitions.touch(partition);
        chosen.add(slot, partition);
      }
    }
    Column[] columns = new Column[out.columnCount()];
    Arrays.setAll(columns, partitions.rows()::column);
    emit(columns, chosen.rows, chosen.count);
    for (int slot : due) {
      partitions.rows().remove(slot);
    }
  }

  private void emit(Column[] source, int[] rows, int count) {
    for (int done = 0; done < count; ) {
      int size = Math.min(count - done, out.capacity());
      int[] part = Arrays.copyOfRange(rows, done, done + size);
      out.clear();
      for (int i = 0; i < source.length; i++) {
        out.column(i).gather(source[i], part, size, 0);
      }
      out.setSize(size);
      output.emit(out);
      done += size;
    }
    out.clear();
  }

  @Override
  public void snapshot(StateWriter state) {
    state.writeLong(watermark);
    int[] stored =
        Arrays.stream(waiting.slots())
            .filter(slot -> partitions.slot(partitionOf[slot]) == slot)
            .toArray();
    partitions.write(state, stored);
  }

  @Override
  public void restore(StateReader state) {
    long written = state.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    partitions.read(state, this::queue);
  }
}
