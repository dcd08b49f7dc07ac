package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.Deduplicate;

/**
 * The last row of each partition, as a changelog: by event time a row takes the place of one that
 * is not later, by processing time each takes that of the one before.
 *
 * <p>First the last row of the batch itself is found for each partition, so that of several only
 * one is stored; then the changes are put out, while the rows before are still there.
 */
final class LastRowProcessor implements Processor {
  /** Partitions that the batch changes have this as their slot, or less: minus their place. */
  private static final int CHANGED = -3;

  private final PartitionRows partitions;
  private final Output output;
  private final boolean eventTime;
  private final TimeColumn time;
  private final RowChanges changes;

  /** The partitions that the batch changes, each with its last row. */
  private final Selection last = new Selection();

  /** The slots that the partitions had before. */
  private int[] before = {};

  LastRowProcessor(Deduplicate node, PartitionRows partitions, TaskContext context, Output output) {
    this.partitions = partitions;
    this.output = output;
    this.eventTime = node.eventTime();
    this.time = new TimeColumn(node.timeColumn(), node.schema().fieldName(node.timeColumn()));
    this.changes = new RowChanges(node.schema(), partitions.rows(), context.batchSize(), output);
  }

  @Override
  public void process(int input, Batch batch) {
    Selection found = partitions.lookup(batch);
    findLast(batch, found.groups);
    changes.emit(batch, last, before);
    for (int i = 0; i < last.count; i++) {
      int partition = last.groups[i];
      partitions.setSlot(partition, before[i]);
      partitions.put(partition, batch, last.rows[i]);
      partitions.touch(partition);
    }
  }

  private void findLast(Batch batch, int[] groups) {
    last.reserve(batch.size());
    if (before.length < batch.size()) {
      before = new int[batch.size()];
    }
    long[] times = time.of(batch);
    for (int row = 0; row < batch.size(); row++) {
      int slot = partitions.slot(groups[row]);
      if (slot <= CHANGED) {
        int at = CHANGED - slot;
        if (!eventTime || times[row] >= times[last.rows[at]]) {
          last.rows[at] = row;
        }
      } else if (slot < 0 || !eventTime || times[row] >= partitions.time(slot)) {
        partitions.setSlot(groups[row], CHANGED - last.count);
        before[last.count] = slot;
        last.add(row, groups[row]);
      }
    }
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  @Override
  public void snapshot(StateWriter state) {
    partitions.write(state);
  }

  @Override
  public void restore(StateReader state) {
    partitions.read(state, partition -> {});
  }
}
