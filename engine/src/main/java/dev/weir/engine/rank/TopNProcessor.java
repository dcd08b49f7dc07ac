package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Gradual;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.AccessOrder;
import dev.weir.engine.state.GradualState;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.TopN;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Top-N of one task at work. A batch is worked in whole; then the rows at the top of each partition
 * that it touched are compared with those before.
 */
final class TopNProcessor implements Gradual {
  /** More rows than an array holds. */
  private static final long MOST_ROWS = Integer.MAX_VALUE;

  private final TopN node;
  private final TaskContext context;
  private final Output output;
  private final boolean retracts;
  private final int first;
  private final int last;
  private final int[] partitionColumns;
  private final int[] allColumns;
  private final KeyTable partitions;
  private final KeyedRows rows;
  private final RankKeys keys;
  private final RankTree ranked = new RankTree();

  /** To find rows that are retracted; null if none are. */
  private final @Nullable EqualRows equals;

  private final TopNChanges changes;

  /** Null if partitions are kept for ever. */
  private final @Nullable AccessOrder accesses;

  private final GradualState written = new GradualState();
  private final Selection selection = new Selection();
  private long[] hashes = {};
  private long[] rowHashes = {};

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
    RowType schema = node.input().schema();
    this.rows =
        retracts
            ? KeyedRows.whole(schema, partitions)
            : KeyedRows.of(schema, node.partition(), partitions);
    this.keys = new RankKeys(node.order(), schema, rows);
    this.equals = retracts ? new EqualRows(rows) : null;
    this.allColumns = IntStream.range(0, schema.size()).toArray();
    this.changes = new TopNChanges(node, rows, context.batchSize(), output);
    this.accesses = node.ttl() == 0 ? null : new AccessOrder(node.ttl(), context.clock());
  }

  private void forget(int partition) {
    written.before(partition);
    int slot = ranked.first(partition);
    while (slot != RankTree.NONE) {
      int next = ranked.next(slot);
      if (equals != null) {
        equals.remove(slot);
      }
      rows.rows().remove(slot);
      slot = next;
    }
    ranked.clear(partition);
    partitions.remove(partition);
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
      rowHashes = new long[retracts ? size : 0];
    }
    KeyHash.hash(batch, partitionColumns, hashes);
    if (retracts) {
      KeyHash.hash(batch, allColumns, rowHashes);
    }
    if (accesses != null) {
      accesses.expire(this::forget);
    }
    selection.all(size);
    partitions.lookup(batch, partitionColumns, hashes, selection);
    reserve();
    written.before(selection.groups, size);
    begin();
    for (int row = 0; row < size; row++) {
      int partition = selection.groups[row];
      if (equals != null && RowKind.retracts(batch.kind(row))) {
        retract(equals, batch, row);
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
    keys.take(batch, row);
    if (!retracts && !enters(partition)) {
      return;
    }
    int place = ranked.seek(partition, keys);
    written(partition);
    if (place < last) {
      touch(partition);
    }
    insert(partition, batch, row);
    if (!retracts && ranked.size(partition) > last) {
      int worst = ranked.last(partition);
      ranked.remove(partition, worst);
      drop(worst);
    }
  }

  /** Whether the row at hand comes before the last that is kept, or fewer are kept than may be. */
  private boolean enters(int partition) {
    return ranked.size(partition) < last || keys.compare(ranked.last(partition)) < 0;
  }

  /** Stores the row at hand at the place sought. */
  private void insert(int partition, Batch batch, int row) {
    int slot = rows.add(batch, row);
    keys.store(slot);
    ranked.insert(partition, slot);
    if (equals != null) {
      equals.add(slot, batch, row, rowHashes[row]);
    }
  }

  private void retract(EqualRows known, Batch batch, int row) {
    int slot = known.find(batch, row, rowHashes[row]);
    if (slot == EqualRows.NONE) {
      return;
    }
    int partition = selection.groups[row];
    written(partition);
    if (ranked.place(slot) < last) {
      touch(partition);
    }
    known.remove(slot);
    ranked.remove(partition, slot);
    drop(slot);
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
    copyTop(partition, count, before, beforeCount);
    beforeCount += count;
  }

  /** Copies the slots at the ranks asked for, of which there are so many. */
  private void copyTop(int partition, int count, int[] into, int start) {
    for (int i = 0; i < count; i++) {
      into[start + i] =
          i == 0 ? ranked.slot(partition, first - 1) : ranked.next(into[start + i - 1]);
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
      copyTop(partition, count, after, 0);
      int from = touched.rows[i];
      int to = i + 1 < touched.count ? touched.rows[i + 1] : beforeCount;
      changes.compare(
          partition,
          new TopNChanges.Ranked(before, from, to - from),
          new TopNChanges.Ranked(after, 0, count));
    }
    changes.emit();
  }

  private void finish(int size) {
    for (int i = 0; i < goneCount; i++) {
      rows.rows().remove(gone[i]);
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

  @Override
  public void beginSnapshot(StateWriter out) {
    StateRows stateRows = stateRows();
    written.begin(
        out,
        partitions.live(),
        context.batchSize(),
        (to, groups, count) -> writePart(to, groups, count, stateRows));
  }

  @Override
  public boolean continueSnapshot() {
    return written.writeNext();
  }

  /** Writes the rows of each partition in their order, which is how ties are kept. */
  private void writePart(StateWriter out, int[] groups, int groupCount, StateRows stateRows) {
    int size = 0;
    for (int i = 0; i < groupCount; i++) {
      size += ranked.size(groups[i]);
    }
    int[] slots = new int[size];
    int[] of = new int[size];
    int count = 0;
    for (int i = 0; i < groupCount; i++) {
      int slot = ranked.first(groups[i]);
      for (; slot != RankTree.NONE; slot = ranked.next(slot)) {
        of[count] = groups[i];
        slots[count++] = slot;
      }
    }
    int[] all = IntStream.range(0, count).toArray();
    stateRows.write(
        out, (part, rowCount, into) -> read(part, rowCount, of, slots, into), all, count);
  }

  /** Copies rows given by their places in two lists, with the times of their partitions. */
  private void read(int[] places, int count, int[] of, int[] slots, Batch into) {
    int[] partOf = new int[count];
    int[] partSlots = new int[count];
    for (int i = 0; i < count; i++) {
      partOf[i] = of[places[i]];
      partSlots[i] = slots[places[i]];
    }
    rows.read(partOf, partSlots, count, into);
    if (accesses != null) {
      for (int i = 0; i < count; i++) {
        into.longs(allColumns.length).set(i, accesses.time(partOf[i]));
      }
    }
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
    StateRows stateRows = stateRows();
    GradualState.read(in, () -> stateRows.read(in, (batch, start) -> restoreRows(batch)));
  }

  private void restoreRows(Batch restored) {
    long[] restoredHashes = new long[restored.size()];
    KeyHash.hash(restored, partitionColumns, restoredHashes);
    if (retracts) {
      rowHashes = new long[restored.size()];
      KeyHash.hash(restored, allColumns, rowHashes);
    }
    for (int row = 0; row < restored.size(); row++) {
      boolean owned =
          partitionColumns.length == 0 ? context.task() == 0 : context.owns(restoredHashes[row]);
      if (owned) {
        int partition = partitions.lookup(restored, partitionColumns, row, restoredHashes[row]);
        reserve();
        keys.take(restored, row);
        ranked.seekEnd(partition);
        insert(partition, restored, row);
        if (accesses != null) {
          accesses.restore(partition, restored.longs(allColumns.length).values[row]);
        }
      }
    }
  }
}
