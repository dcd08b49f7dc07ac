package dev.weir.engine.rank;

import dev.weir.batch.Batch;
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

  /** Partitions whose row waits; again with each earlier row that took the place of another. */
  private final TimeQueue waiting = new TimeQueue();

  private final Batch out;
  private final Selection chosen = new Selection();

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
    if (chosen.count > 0) {
      out.clear();
      out.gather(batch, chosen.rows, chosen.count);
      output.emit(out);
    }
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
        partitions.put(partition, batch, row);
        queue(partition);
      }
    }
    if (late > 0) {
      context.late(batch, lateRows, lateTimes, late);
    }
  }

  private void queue(int partition) {
    waiting.add(partitions.time(partitions.slot(partition)), partition);
  }

  @Override
  public void watermark(long millis) {
    if (waits && millis > watermark) {
      watermark = millis;
      fire(waiting.pollUpTo(millis), millis);
    }
    output.watermark(millis);
  }

  private void fire(int[] due, long millis) {
    chosen.reserve(out.capacity());
    for (int partition : due) {
      // Its row may be out by an earlier time, and its number even be that of another key by now.
      int slot = partitions.slot(partition);
      if (slot >= 0 && partitions.time(slot) <= millis) {
        partitions.setSlot(partition, PartitionRows.DONE);
        partitions.touch(partition);
        chosen.add(slot, partition);
        if (chosen.count == out.capacity()) {
          emitStored();
        }
      }
    }
    emitStored();
  }

  private void emitStored() {
    if (chosen.count > 0) {
      out.clear();
      partitions.rows().read(chosen.groups, chosen.rows, chosen.count, out);
      output.emit(out);
      for (int i = 0; i < chosen.count; i++) {
        partitions.rows().rows().remove(chosen.rows[i]);
      }
      chosen.count = 0;
    }
  }

  @Override
  public void snapshot(StateWriter state) {
    state.writeLong(watermark);
    partitions.write(state);
  }

  @Override
  public void restore(StateReader state) {
    long written = state.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    partitions.read(state, this::queue);
  }
}
