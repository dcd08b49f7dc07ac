package dev.weir.engine.attached;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.rank.RankOrder;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.WindowTopN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first rows of each partition of one window, in order, until the window is closed. */
final class RankedWindow {
  private static final int FIRST_CAPACITY = 4;

  private final WindowTopN node;
  private final RankOrder order;
  private final int last;

  /** What {@link RankOrder} says at most of a row that goes before another. */
  private final int before;

  private final int[] partitionColumns;
  private final int[] allColumns;
  private final KeyTable partitions;
  private final RowStore rows;

  /** The slots of each partition in their order; the first {@code sizes} of them. */
  private int[][] ranked = {};

  private int[] sizes = {};

  RankedWindow(WindowTopN node, RankOrder order) {
    this.node = node;
    this.order = order;
    this.last = (int) Math.min(node.last(), Integer.MAX_VALUE);
    this.before =
        switch (node.ties()) {
          case FIRST_CAME -> -1;
          case LAST_CAME -> 0;
        };
    this.partitionColumns = node.partition().stream().mapToInt(Integer::intValue).toArray();
    this.allColumns = new int[node.input().schema().size()];
    Arrays.setAll(allColumns, i -> i);
    this.partitions =
        new KeyTable(node.partition().stream().map(node.input().schema()::type).toList());
    this.rows = new RowStore(node.input().schema().types());
  }

  void add(Batch batch, int row, long hash) {
    int partition = partitions.lookup(batch, partitionColumns, row, hash);
    reserve();
    int place = place(partition, batch, row);
    if (place >= last) {
      return;
    }
    if (sizes[partition] == last) {
      rows.remove(ranked[partition][--sizes[partition]]);
    }
    insert(partition, place, batch, row);
  }

  private void reserve() {
    int old = sizes.length;
    if (partitions.bound() > old) {
      int capacity = Math.max(partitions.bound(), 2 * old);
      sizes = Arrays.copyOf(sizes, capacity);
      ranked = Arrays.copyOf(ranked, capacity);
      for (int i = old; i < capacity; i++) {
        ranked[i] = new int[0];
      }
    }
  }

  /** The place that a row of the batch takes among those of its partition. */
  private int place(int partition, Batch batch, int row) {
    int[] slots = ranked[partition];
    int low = 0;
    int high = sizes[partition];
    if (high > 0 && order.compare(batch, row, rows, slots[high - 1]) > before) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(batch, row, rows, slots[middle]) <= before) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void insert(int partition, int place, Batch batch, int row) {
    int size = sizes[partition];
    int[] slots = ranked[partition];
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(FIRST_CAPACITY, 2 * size));
      ranked[partition] = slots;
    }
    System.arraycopy(slots, place, slots, place + 1, size - place);
    slots[place] = rows.add(batch, allColumns, row);
    sizes[partition] = size + 1;
  }

  /** Emits the rows at the ranks asked for, partition by partition. */
  void emit(RankedOutput output) {
    output.begin(rows);
    for (int partition : partitions.groups()) {
      for (int place = (int) node.first() - 1; place < sizes[partition]; place++) {
        output.add(ranked[partition][place], place + 1L);
      }
    }
    output.emit();
  }

  /** Writes the rows of each partition in their order, which is how ties are kept. */
  void write(StateWriter out) {
    int[] slots = new int[rows.size()];
    int count = 0;
    for (int partition : partitions.groups()) {
      System.arraycopy(ranked[partition], 0, slots, count, sizes[partition]);
      count += sizes[partition];
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < rows.columnCount(); i++) {
      columns.add(rows.column(i));
    }
    new StateRows(node.input().schema().types()).write(out, columns, slots, count);
  }

  /** Adds the rows written whose partitions the task owns. */
  void read(StateReader in, TaskContext context) {
    new StateRows(node.input().schema().types())
        .read(
            in,
            (written, start) -> {
              long[] hashes = new long[written.size()];
              KeyHash.hash(written, partitionColumns, hashes);
              for (int row = 0; row < written.size(); row++) {
                if (context.owns(hashes[row])) {
                  int partition = partitions.lookup(written, partitionColumns, row, hashes[row]);
                  reserve();
                  insert(partition, sizes[partition], written, row);
                }
              }
            });
  }
}
