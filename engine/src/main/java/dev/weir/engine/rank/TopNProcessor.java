package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.AccessOrder;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.TopN;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Top-N of one task at work. A batch is worked in whole; then the rows at the top of each partition
 * that it touched are compared with those before.
 */
final class TopNProcessor implements Processor {
  /** More rows than an array holds. */
  private static final long MOST_ROWS = Integer.MAX_VALUE;

  private final TopN node;
  private final TaskContext context;
  private final Output output;
  private final boolean retracts;
  private final int first;
  private final int last;
  private final int[] partitionColumns;
  private final KeyTable partitions;
  private final RowStore rows;
  private final RankedRows ranked;
  private final TopNChanges changes;

  /** Null if partitions are kept for ever. */
  private final @Nullable AccessOrder accesses;

  private final Selection selection = new Selection();
  private long[] hashes = {};

  /** The partitions whose top the batch changed; in {@code rows}, where their old top starts. */
  private final Selection touched = new Selection();

  private int[] touchedBy = {};
  private int batchNumber;

  /** The old tops of touched partitions, one after the other. */
  private int[] before = {};

  private int beforeCount;
  private int[] after = {};

  /** Slots whose rows are gone once the changes are out. */
  private int[] gone = {};

  private int goneCount;

  TopNProcessor(TopN node, TaskContext context, Output output) {
    this.node = node;
    this.context = context;
    this.output = output;
    this.retracts = !node.input().insertOnly();
    this.first = (int) Math.min(node.first(), MOST_ROWS);
    this.last = (int) Math.min(node.last(), MOST_ROWS);
    this.partitionColumns = node.partition().stream().mapToInt(Integer::intValue).toArray();
    this.partitions =
        new KeyTable(node.partition().stream().map(node.input().schema()::type).toList());
    this.rows = new RowStore(node.input().schema().types());
    this.ranked = new RankedRows(rows, new RankOrder(node.order()));
    this.changes = new TopNChanges(node, rows, context.batchSize(), output);
    this.accesses = node.ttl() == 0 ? null : new AccessOrder(node.ttl(), context.clock());
  }

  private void forget(int partition) {
    while (ranked.size(partition) > 0) {
      rows.remove(ranked.remove(partition, ranked.size(partition) - 1));
    }
    partitions.remove(partition);
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, partitionColumns, hashes);
    if (accesses != null) {
      accesses.expire(this::forget);
    }
    selection.all(size);
    partitions.lookup(batch, partitionColumns, hashes, selection);
    reserve();
    begin();
    for (int row = 0; row < size; row++) {
      int partition = selection.groups[row];
      if (RowKind.retracts(batch.kind(row))) {
        retract(partition, batch, row);
      } else {
        add(partition, batch, row);
      }
    }
    emitChanges();
    finish(size);
  }

  private void reserve() {
    ranked.reserve(partitions.bound());
    if (touchedBy.length < partitions.bound()) {
      touchedBy = Arrays.copyOf(touchedBy, Math.max(partitions.bound(), 2 * touchedBy.length));
    }
  }

  private void begin() {
    batchNumber++;
    touched.count = 0;
    beforeCount = 0;
    goneCount = 0;
  }

  private void add(int partition, Batch batch, int row) {
    int place = ranked.place(partition, batch, row);
    if (place >= last && !retracts) {
      return;
    }
    written(partition);
    if (place < last) {
      touch(partition);
    }
    ranked.insert(partition, place, batch, row);
    if (!retracts && ranked.size(partition) > last) {
      drop(ranked.remove(partition, last));
    }
  }

  private void retract(int partition, Batch batch, int row) {
    int place = ranked.find(partition, batch, row);
    if (place < 0) {
      return;
    }
    written(partition);
    if (place < last) {
      touch(partition);
    }
    drop(ranked.remove(partition, place));
  }

  private void written(int partition) {
    if (accesses != null) {
      accesses.touch(partition);
    }
  }

  /** Notes the top of the partition as it is before the batch first changes it. */
  private void touch(int partition) {
    if (touchedBy[partition] == batchNumber) {
      return;
    }
    touchedBy[partition] = batchNumber;
    touched.append(beforeCount, partition);
    int to = Math.min(last, ranked.size(partition));
    int count = Math.max(0, to - first + 1);
    if (before.length < beforeCount + count) {
      before = Arrays.copyOf(before, Math.max(beforeCount + count, 2 * before.length));
    }
    for (int i = 0; i < count; i++) {
      before[beforeCount++] = ranked.slot(partition, first - 1 + i);
    }
  }

  private void drop(int slot) {
    if (goneCount == gone.length) {
      gone = Arrays.copyOf(gone, Math.max(16, 2 * goneCount));
    }
    gone[goneCount++] = slot;
  }

  private void emitChanges() {
    for (int i = 0; i < touched.count; i++) {
      int partition = touched.groups[i];
      int count = Math.max(0, Math.min(last, ranked.size(partition)) - first + 1);
      if (after.length < count) {
        after = new int[Math.max(count, 2 * after.length)];
      }
      for (int place = 0; place < count; place++) {
        after[place] = ranked.slot(partition, first - 1 + place);
      }
      int to = i + 1 < touched.count ? touched.rows[i + 1] : beforeCount;
      changes.compare(before, touched.rows[i], to, after, count);
    }
    changes.emit();
  }

  private void finish(int size) {
    for (int i = 0; i < goneCount; i++) {
      rows.remove(gone[i]);
    }
    for (int i = 0; retracts && i < size; i++) {
      int partition = selection.groups[i];
      if (ranked.size(partition) == 0 && partitions.contains(partition)) {
        partitions.remove(partition);
        if (accesses != null) {
          accesses.remove(partition);
        }
      }
    }
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  /** Writes the rows of each partition in their order, which is how ties are kept. */
  @Override
  public void snapshot(StateWriter out) {
    int[] slots = new int[rows.size()];
    int count = 0;
    for (int partition : partitions.groups()) {
      for (int place = 0; place < ranked.size(partition); place++) {
        slots[count++] = ranked.slot(partition, place);
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < rows.columnCount(); i++) {
      columns.add(rows.column(i));
    }
    if (accesses != null) {
      columns.add(rowTimes(accesses));
    }
    stateRows().write(out, columns, slots, count);
  }

  /** When the partition of each row was last written, by slot. */
  private Column rowTimes(AccessOrder order) {
    LongColumn times = new LongColumn(Math.max(1, rows.bound()));
    for (int partition : partitions.groups()) {
      for (int place = 0; place < ranked.size(partition); place++) {
        times.set(ranked.slot(partition, place), order.time(partition));
      }
    }
    return times;
  }

  private StateRows stateRows() {
    List<SqlType> types = new ArrayList<>(node.input().schema().types());
    if (accesses != null) {
      types.add(Types.BIGINT);
    }
    return new StateRows(types);
  }

  @Override
  public void restore(StateReader in) {
    stateRows().read(in, (written, start) -> restoreRows(written));
  }

  private void restoreRows(Batch written) {
    long[] restoredHashes = new long[written.size()];
    KeyHash.hash(written, partitionColumns, restoredHashes);
    for (int row = 0; row < written.size(); row++) {
      boolean owned =
          partitionColumns.length == 0 ? context.task() == 0 : context.owns(restoredHashes[row]);
      if (owned) {
        int partition = partitions.lookup(written, partitionColumns, row, restoredHashes[row]);
        reserve();
        ranked.insert(partition, ranked.size(partition), written, row);
        if (accesses != null) {
          accesses.restore(partition, written.longs(rows.columnCount()).values[row]);
        }
      }
    }
  }
}
