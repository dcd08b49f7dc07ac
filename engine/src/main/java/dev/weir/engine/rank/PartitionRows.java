package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.AccessOrder;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.Deduplicate;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Partitions, each with one stored row, or none yet, or none any more. */
final class PartitionRows {
  /** The partition has had its row. */
  static final int DONE = -1;

  /** The partition is new. */
  static final int NONE = -2;

  private final TaskContext context;
  private final RowType schema;
  private final int timeInPages;
  private final int[] partitionColumns;
  private final int[] keyColumns;
  private final List<SqlType> keyTypes;
  private final KeyTable partitions;
  private final KeyedRows rows;
  private final Selection selection = new Selection();
  private final @Nullable AccessOrder accesses;
  private long[] hashes = {};

  /** By partition: the slot of its row, or why there is none. */
  private int[] slots = {};

  PartitionRows(Deduplicate node, TaskContext context) {
    this.context = context;
    this.schema = node.schema();
    this.partitionColumns = node.partition().stream().mapToInt(Integer::intValue).toArray();
    this.keyColumns = new int[partitionColumns.length];
    Arrays.setAll(keyColumns, i -> i);
    this.keyTypes = node.partition().stream().map(schema::type).toList();
    this.partitions = new KeyTable(keyTypes);
    this.rows =
        node.partition().contains(node.timeColumn())
            ? KeyedRows.whole(schema, partitions)
            : KeyedRows.of(schema, node.partition(), partitions);
    this.timeInPages = rows.inPages(node.timeColumn());
    this.accesses = node.ttl() == 0 ? null : new AccessOrder(node.ttl(), context.clock());
  }

  /** Forgets partitions that are too old. A row that waits for its time is not. */
  private void expire(AccessOrder order) {
    order.expire(partition -> {
      if (slots[partition] >= 0) {
        rows.rows().remove(slots[partition]);
      }
      slots[partition] = NONE;
      partitions.remove(partition);
    });
  }

  /** The partition's row has come or changed. */
  void touch(int partition) {
    if (accesses != null) {
      accesses.touch(partition);
    }
  }

  /** Finds the partitions of all rows of a batch; valid until the next call. */
  Selection lookup(Batch batch) {
    if (hashes.length < batch.size()) {
      hashes = new long[batch.size()];
    }
    KeyHash.hash(batch, partitionColumns, hashes);
    if (accesses != null) {
      expire(accesses);
    }
    selection.all(batch.size());
    partitions.lookup(batch, partitionColumns, hashes, selection);
    reserve();
    return selection;
  }

  private void reserve() {
    int old = slots.length;
    if (partitions.bound() > old) {
      slots = Arrays.copyOf(slots, Math.max(partitions.bound(), 2 * old));
      Arrays.fill(slots, old, slots.length, NONE);
    }
  }

  int slot(int partition) {
    return slots[partition];
  }

  void setSlot(int partition, int slot) {
    slots[partition] = slot;
  }

  /** How many partitions there can be: one more than the largest number. */
  int bound() {
    return partitions.bound();
  }

  KeyedRows rows() {
    return rows;
  }

  /** Makes a row of the batch that of the partition, in the place of the one it has. */
  void put(int partition, Batch batch, int row) {
    if (slots[partition] >= 0) {
      rows.replace(slots[partition], batch, row);
    } else {
      slots[partition] = rows.add(batch, row);
    }
  }

  /** The time of a stored row. */
  long time(int slot) {
    return rows.rows().longAt(slot, timeInPages);
  }

  /** Copies the rows of partitions to the columns of an empty batch. */
  void read(int[] from, int count, Batch into) {
    int[] of = new int[count];
    Arrays.setAll(of, i -> slots[from[i]]);
    rows.read(from, of, count, into);
  }

  /** Writes the partitions that are done, by their keys, and the rows of the others. */
  void write(StateWriter out) {
    int[] done = Arrays.stream(partitions.groups()).filter(p -> slots[p] == DONE).toArray();
    List<Column> keys = new ArrayList<>();
    for (int i = 0; i < keyTypes.size(); i++) {
      keys.add(partitions.column(i));
    }
    new StateRows(keyTypes).write(out, keys, done, done.length);
    int[] stored = Arrays.stream(partitions.groups()).filter(p -> slots[p] >= 0).toArray();
    new StateRows(schema.types()).write(out, this::read, stored, stored.length);
    if (accesses != null) {
      writeTimes(out, accesses);
    }
  }

  private void writeTimes(StateWriter out, AccessOrder order) {
    int[] known = Arrays.stream(partitions.groups()).filter(order::contains).toArray();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < keyTypes.size(); i++) {
      columns.add(partitions.column(i));
    }
    columns.add(order.times(partitions.bound()));
    timeRows().write(out, columns, known, known.length);
  }

  private StateRows timeRows() {
    List<SqlType> types = new ArrayList<>(keyTypes);
    types.add(Types.BIGINT);
    return new StateRows(types);
  }

  /** Reads what was written and is this task's; tells of each partition with a row. */
  void read(StateReader in, IntConsumer restored) {
    new StateRows(keyTypes)
        .read(in, (keys, start) -> readRows(keys, keyColumns, (row, p) -> slots[p] = DONE));
    new StateRows(schema.types())
        .read(
            in,
            (batch, start) ->
                readRows(
                    batch,
                    partitionColumns,
                    (row, partition) -> {
                      put(partition, batch, row);
                      restored.accept(partition);
                    }));
    if (accesses != null) {
      readTimes(in, accesses);
    }
  }

  private void readTimes(StateReader in, AccessOrder order) {
    timeRows()
        .read(
            in,
            (batch, start) ->
                readRows(
                    batch,
                    keyColumns,
                    (row, partition) ->
                        order.restore(partition, batch.longs(keyColumns.length).values[row])));
  }

  private interface Restored {
    void row(int row, int partition);
  }

  private void readRows(Batch batch, int[] columns, Restored restored) {
    long[] found = new long[batch.size()];
    KeyHash.hash(batch, columns, found);
    for (int row = 0; row < batch.size(); row++) {
      if (columns.length == 0 ? context.task() == 0 : context.owns(found[row])) {
        int partition = partitions.lookup(batch, columns, row, found[row]);
        reserve();
        restored.row(row, partition);
      }
    }
  }
}
