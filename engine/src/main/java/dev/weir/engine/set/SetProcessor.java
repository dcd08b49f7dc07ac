package dev.weir.engine.set;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.SetOperation;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set operation of one task at work: counts each row in both inputs, and puts out the difference
 * that a change of a count makes.
 */
final class SetProcessor implements Processor {
  private final SetOperation node;
  private final TaskContext context;
  private final Output output;
  private final int[] columns;
  private final KeyTable rows;
  private final Selection selection = new Selection();
  private final Batch results;
  private final byte[] kinds;
  private final int[] picked;
  private int count;
  private long[] hashes = {};

  /** How often each row is in each input. */
  private final long[][] counts = {{}, {}};

  SetProcessor(SetOperation node, TaskContext context, Output output) {
    this.node = node;
    this.context = context;
    this.output = output;
    RowType schema = node.schema();
    this.columns = new int[schema.size()];
    Arrays.setAll(columns, i -> i);
    this.rows = new KeyTable(schema.types());
    int size = context.batchSize();
    this.kinds = new byte[size];
    this.picked = new int[size];
    Column[] made = new Column[columns.length];
    Arrays.setAll(made, i -> Column.of(schema.type(i), size));
    this.results = new Batch(made, size, node.insertOnly() ? null : kinds);
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, columns, hashes);
    selection.all(size);
    rows.lookup(batch, columns, hashes, selection);
    reserve();
    boolean anyGone = false;
    for (int row = 0; row < size; row++) {
      int group = selection.groups[row];
      long before = copies(group);
      counts[input][group] += RowKind.retracts(batch.kind(row)) ? -1 : 1;
      anyGone |= counts[0][group] == 0 && counts[1][group] == 0;
      put(batch, row, copies(group) - before);
    }
    emit(batch);
    if (anyGone) {
      forget(size);
    }
  }

  private void reserve() {
    int bound = rows.bound();
    for (int input = 0; input < counts.length; input++) {
      if (counts[input].length < bound) {
        counts[input] = Arrays.copyOf(counts[input], Math.max(bound, 2 * counts[input].length));
      }
    }
  }

  /** How often a row is in the result. */
  private long copies(int group) {
    long left = counts[0][group];
    long right = counts[1][group];
    long all =
        switch (node.kind()) {
          case INTERSECT -> Math.min(left, right);
          case EXCEPT -> node.all() || right <= 0 ? left - Math.max(0, right) : 0;
        };
    return Math.max(0, node.all() ? all : Math.min(1, all));
  }

  private void put(Batch batch, int row, long difference) {
    byte kind = difference < 0 ? RowKind.DELETE : RowKind.INSERT;
    for (long i = Math.abs(difference); i > 0; i--) {
      if (count == picked.length) {
        emit(batch);
      }
      picked[count] = row;
      kinds[count++] = kind;
    }
  }

  private void emit(Batch batch) {
    if (count == 0) {
      return;
    }
    results.clear();
    for (int i = 0; i < columns.length; i++) {
      results.column(i).gather(batch.column(i), picked, count, 0);
    }
    results.setSize(count);
    count = 0;
    output.emit(results);
  }

  /** Drops the rows of the batch at work that are in neither input any more. */
  private void forget(int size) {
    for (int i = 0; i < size; i++) {
      int group = selection.groups[i];
      if (rows.contains(group) && counts[0][group] == 0 && counts[1][group] == 0) {
        rows.remove(group);
      }
    }
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  @Override
  public void snapshot(StateWriter out) {
    int[] groups = rows.groups();
    List<Column> state = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      state.add(rows.column(i));
    }
    for (long[] input : counts) {
      LongColumn column = new LongColumn(Math.max(1, rows.bound()));
      for (int group : groups) {
        column.set(group, input[group]);
      }
      state.add(column);
    }
    stateRows().write(out, state, groups, groups.length);
  }

  private StateRows stateRows() {
    List<SqlType> types = new ArrayList<>(node.schema().types());
    types.add(Types.BIGINT);
    types.add(Types.BIGINT);
    return new StateRows(types);
  }

  @Override
  public void restore(StateReader in) {
    stateRows().read(in, (written, start) -> readRows(written));
  }

  private void readRows(Batch written) {
    long[] writtenHashes = new long[written.size()];
    KeyHash.hash(written, columns, writtenHashes);
    for (int row = 0; row < written.size(); row++) {
      if (context.owns(writtenHashes[row])) {
        int group = rows.lookup(written, columns, row, writtenHashes[row]);
        reserve();
        counts[0][group] = written.longs(columns.length).values[row];
        counts[1][group] = written.longs(columns.length + 1).values[row];
      }
    }
  }
}
