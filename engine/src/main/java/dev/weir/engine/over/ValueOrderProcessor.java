package dev.weir.engine.over;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.AggregateState;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.rank.RankOrder;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.OverAggregate;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * OVER by values in one task: all rows are kept in order, and once a batch is worked in, the
 * partitions that it touched are computed anew and what differs is put out.
 */
final class ValueOrderProcessor implements Processor {
  private static final int NONE = -1;

  private final TaskContext context;
  private final Output output;
  private final RowType schema;
  private final boolean peers;
  private final int[] partitionColumns;
  private final KeyTable partitions;
  private final RowStore rows;
  private final RankOrder order;
  private final RankedRows ranked;
  private final AggregateState aggregates;
  private final RowStore results;
  private final int[] resultColumns;
  private final ValueOrderChanges changes;
  private final Selection selection = new Selection();
  private final Selection touched = new Selection();
  private final Selection gone = new Selection();
  private final Selection goneResults = new Selection();
  private final Selection equals = new Selection();
  private long[] hashes = {};
  private int[] touchedBy = {};
  private int batchNumber;

  /** By slot of a row: the slot of its results, or none yet. */
  private int[] resultOf = {};

  private final Batch computed;

  ValueOrderProcessor(OverAggregate node, TaskContext context, Output output) {
    this.context = context;
    this.output = output;
    this.schema = node.input().schema();
    this.peers = !node.frame().rows();
    this.partitionColumns = node.partition().stream().mapToInt(Integer::intValue).toArray();
    this.partitions = new KeyTable(node.partition().stream().map(schema::type).toList());
    this.rows = new RowStore(schema.types());
    this.order = new RankOrder(List.of(node.order().key()));
    this.ranked = new RankedRows(rows, order);
    AggregateCalls calls = new AggregateCalls(node.calls(), schema, false);
    this.aggregates = calls.newState(calls.open(context));
    aggregates.reserve(1);
    RowType resultType =
        RowType.of(node.schema().fields().subList(schema.size(), node.schema().size()));
    this.results = new RowStore(resultType.types());
    this.resultColumns = new int[resultType.size()];
    Arrays.setAll(resultColumns, i -> i);
    this.computed = Batch.of(resultType, 1, true);
    this.changes = new ValueOrderChanges(node.schema(), rows, results, context.batchSize(), output);
  }

  @Override
  public void process(int input, Batch batch) {
    begin(batch);
    for (int row = 0; row < batch.size(); row++) {
      int partition = selection.groups[row];
      if (RowKind.retracts(batch.kind(row))) {
        retract(partition, batch, row);
      } else {
        insert(partition, batch, row);
      }
    }
    for (int i = 0; i < gone.count; i++) {
      int result = resultOf[gone.rows[i]];
      if (result != NONE) {
        changes.add(gone.rows[i], result, RowKind.DELETE);
        goneResults.append(result, 0);
      }
    }
    for (int i = 0; i < touched.count; i++) {
      compute(touched.groups[i], true);
    }
    changes.emit();
    finish();
  }

  private void begin(Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, partitionColumns, hashes);
    selection.all(size);
    partitions.lookup(batch, partitionColumns, hashes, selection);
    reserve();
    batchNumber++;
    touched.count = 0;
    gone.count = 0;
    goneResults.count = 0;
  }

  private void reserve() {
    ranked.reserve(partitions.bound());
    if (touchedBy.length < partitions.bound()) {
      touchedBy = Arrays.copyOf(touchedBy, Math.max(partitions.bound(), 2 * touchedBy.length));
    }
  }

  private void insert(int partition, Batch batch, int row) {
    touch(partition);
    int place = ranked.place(partition, batch, row);
    ranked.insert(partition, place, batch, row);
    unknown(ranked.slot(partition, place));
  }

  private void unknown(int slot) {
    if (resultOf.length <= slot) {
      resultOf = Arrays.copyOf(resultOf, rows.capacity());
    }
    resultOf[slot] = NONE;
  }

  private void retract(int partition, Batch batch, int row) {
    int place = ranked.find(partition, batch, row);
    if (place >= 0) {
      touch(partition);
      gone.append(ranked.remove(partition, place), partition);
    }
  }

  private void touch(int partition) {
    if (touchedBy[partition] != batchNumber) {
      touchedBy[partition] = batchNumber;
      touched.append(0, partition);
    }
  }

  /** Computes the results of a partition, and puts out what differs if asked to. */
  private void compute(int partition, boolean emits) {
    Batch stored = rows.view();
    aggregates.clear(0);
    int size = ranked.size(partition);
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (peers
          && to < size
          && order.same(rows, ranked.slot(partition, from), ranked.slot(partition, to))) {
        to++;
      }
      equals.count = 0;
      for (int place = from; place < to; place++) {
        equals.append(ranked.slot(partition, place), 0);
      }
      aggregates.add(stored, equals);
      computed.clear();
      aggregates.results(new int[] {0}, 1, computed, 0, 0);
      computed.setSize(1);
      for (int i = 0; i < equals.count; i++) {
        change(equals.rows[i], emits);
      }
      from = to;
    }
  }

  private void change(int slot, boolean emits) {
    int before = resultOf[slot];
    if (before != NONE && results.same(before, computed, resultColumns, 0)) {
      return;
    }
    int after = results.add(computed, resultColumns, 0);
    resultOf[slot] = after;
    if (!emits) {
      return;
    }
    if (before == NONE) {
      changes.add(slot, after, RowKind.INSERT);
    } else {
      changes.add(slot, before, RowKind.UPDATE_BEFORE);
      changes.add(slot, after, RowKind.UPDATE_AFTER);
      goneResults.append(before, 0);
    }
  }

  private void finish() {
    for (int i = 0; i < goneResults.count; i++) {
      results.remove(goneResults.rows[i]);
    }
    for (int i = 0; i < gone.count; i++) {
      rows.remove(gone.rows[i]);
    }
    for (int i = 0; i < touched.count; i++) {
      if (ranked.size(touched.groups[i]) == 0) {
        partitions.remove(touched.groups[i]);
      }
    }
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  /** Writes the rows of each partition in their order; results are computed from them again. */
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
    new StateRows(schema.types()).write(out, columns, slots, count);
  }

  @Override
  public void restore(StateReader in) {
    batchNumber++;
    touched.count = 0;
    new StateRows(schema.types()).read(in, (written, start) -> restoreRows(written));
    for (int i = 0; i < touched.count; i++) {
      compute(touched.groups[i], false);
    }
  }

  private void restoreRows(Batch written) {
    long[] found = new long[written.size()];
    KeyHash.hash(written, partitionColumns, found);
    for (int row = 0; row < written.size(); row++) {
      boolean owned = partitionColumns.length == 0 ? context.task() == 0 : context.owns(found[row]);
      if (owned) {
        int partition = partitions.lookup(written, partitionColumns, row, found[row]);
        reserve();
        touch(partition);
        ranked.insert(partition, ranked.size(partition), written, row);
        unknown(ranked.slot(partition, ranked.size(partition) - 1));
      }
    }
  }
}
