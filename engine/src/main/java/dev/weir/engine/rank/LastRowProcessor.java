package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.Deduplicate;
import java.util.Arrays;

/**
 * The last row of each partition, as a changelog: by event time a row takes the place of one that
 * is not later, by processing time each takes that of the one before.
 */
final class LastRowProcessor implements Processor {
  private final PartitionRows partitions;
  private final Output output;
  private final boolean eventTime;
  private final TimeColumn time;
  private final Batch out;
  private final byte[] kinds;

  /** The partitions that the batch changed, and in {@code rows} the slot each had before. */
  private final Selection touched = new Selection();

  private final Selection gone = new Selection();
  private int[] touchedBy = {};
  private int batchNumber;

  LastRowProcessor(Deduplicate node, PartitionRows partitions, TaskContext context, Output output) {
    this.partitions = partitions;
    this.output = output;
    this.eventTime = node.eventTime();
    this.time = new TimeColumn(node.timeColumn(), node.schema().fieldName(node.timeColumn()));
    this.kinds = new byte[context.batchSize()];
    Column[] columns = new Column[node.schema().size()];
    Arrays.setAll(columns, i -> Column.of(node.schema().type(i), context.batchSize()));
    this.out = new Batch(columns, context.batchSize(), kinds);
  }

  @Override
  public void process(int input, Batch batch) {
    Selection found = partitions.lookup(batch);
    if (touchedBy.length < partitions.bound()) {
      touchedBy = Arrays.copyOf(touchedBy, Math.max(partitions.bound(), 2 * touchedBy.length));
    }
    batchNumber++;
    touched.count = 0;
    gone.count = 0;
    long[] times = time.of(batch);
    for (int row = 0; row < batch.size(); row++) {
      int slot = partitions.slot(found.groups[row]);
      if (slot < 0 || !eventTime || times[row] >= partitions.time(slot)) {
        replace(found.groups[row], slot, batch, row);
      }
    }
    emitChanges();
    for (int i = 0; i < gone.count; i++) {
      partitions.rows().remove(gone.rows[i]);
    }
  }

  private void replace(int partition, int slot, Batch batch, int row) {
    if (touchedBy[partition] != batchNumber) {
      touchedBy[partition] = batchNumber;
      touched.append(slot, partition);
    }
    if (slot >= 0) {
      gone.append(slot, partition);
    }
    partitions.setSlot(partition, partitions.store(batch, row));
    partitions.touch(partition);
  }

  private void emitChanges() {
    for (int i = 0; i < touched.count; i++) {
      int before = touched.rows[i];
      int after = partitions.slot(touched.groups[i]);
      if (before < 0) {
        add(after, RowKind.INSERT);
      } else if (!same(before, after)) {
        add(before, RowKind.UPDATE_BEFORE);
        add(after, RowKind.UPDATE_AFTER);
      }
    }
    emit();
  }

  private boolean same(int a, int b) {
    RowStore rows = partitions.rows();
    for (int i = 0; i < rows.columnCount(); i++) {
      if (!ColumnComparison.same(rows.column(i), a, rows.column(i), b)) {
        return false;
      }
    }
    return true;
  }

  private void add(int slot, byte kind) {
    int at = out.size();
    for (int i = 0; i < out.columnCount(); i++) {
      out.column(i).copy(partitions.rows().column(i), slot, at);
    }
    kinds[at] = kind;
    out.setSize(at + 1);
    if (out.isFull()) {
      emit();
    }
  }

  private void emit() {
    if (out.size() > 0) {
      output.emit(out);
      out.clear();
    }
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  @Override
  public void snapshot(StateWriter state) {
    partitions.write(state, partitions.stored());
  }

  @Override
  public void restore(StateReader state) {
    partitions.read(state, partition -> {});
  }
}
