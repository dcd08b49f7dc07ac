package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Groups found by key columns of the input, and the aggregates of each. */
public final class GroupTable {
  private final int[] keyColumns;
  private final int[] storedColumns;
  private final List<SqlType> keyTypes;
  private final KeyTable keys;
  private final AggregateState aggregates;

  public GroupTable(List<Integer> keyColumns, AggregateCalls calls, AggregateInstances instances) {
    this.keyColumns = keyColumns.stream().mapToInt(Integer::intValue).toArray();
    this.storedColumns = new int[keyColumns.size()];
    Arrays.setAll(storedColumns, i -> i);
    this.keyTypes = keyColumns.stream().map(calls.input()::type).toList();
    this.keys = new KeyTable(keyTypes);
    this.aggregates = calls.newState(instances);
  }

  /** How many groups there are. */
  public int size() {
    return keys.size();
  }

  /** One more than the largest group number in use so far. */
  public int bound() {
    return keys.bound();
  }

  public int[] groups() {
    return keys.groups();
  }

  int[] keyColumns() {
    return keyColumns.clone();
  }

  public AggregateState aggregates() {
    return aggregates;
  }

  /**
   * Finds or makes the groups of the selected rows; {@code hashes} are those of the key columns.
   */
  public void lookup(Batch batch, long[] hashes, Selection rows) {
    keys.lookup(batch, keyColumns, hashes, rows);
    aggregates.reserve(keys.bound());
  }

  /** Makes a group without key columns. */
  int makeOnlyGroup() {
    Batch row = new Batch(new Column[0], 1, null);
    row.setSize(1);
    long[] hashes = new long[1];
    KeyHash.hash(row, storedColumns, hashes);
    int group = keys.lookup(row, storedColumns, 0, hashes[0]);
    aggregates.reserve(keys.bound());
    return group;
  }

  public void remove(int group) {
    keys.remove(group);
    aggregates.clear(group);
  }

  public void clear() {
    keys.clear();
    aggregates.clearAll();
  }

  /** Copies the keys of groups to the first columns of a batch, to row {@code start} and on. */
  public void keys(int[] groups, int count, Batch target, int start) {
    for (int i = 0; i < keyColumns.length; i++) {
      target.column(i).gather(keys.column(i), groups, count, start);
    }
  }

  /** Adds all groups of another table of the same keys and calls. */
  public void merge(GroupTable other) {
    Selection rows = new Selection();
    rows.rows = other.keys.groups();
    rows.groups = new int[rows.rows.length];
    rows.count = rows.rows.length;
    keys.lookup(other.keyView(), storedColumns, other.keys.hashes(), rows);
    aggregates.reserve(keys.bound());
    aggregates.merge(other.aggregates, rows.rows, rows.groups, rows.count);
  }

  /** The keys as a batch whose rows are the groups. */
  private Batch keyView() {
    Column[] columns = new Column[storedColumns.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = keys.column(i);
    }
    Batch view = new Batch(columns, keys.bound(), null);
    view.setSize(keys.bound());
    return view;
  }

  public void write(StateWriter out) {
    int[] groups = keys.groups();
    write(out, groups, groups.length, keyRows());
  }

  /** Writes some of the groups, by what {@link #keyRows} gave. */
  void write(StateWriter out, int[] groups, int count, StateRows keyRows) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < storedColumns.length; i++) {
      columns.add(keys.column(i));
    }
    keyRows.write(out, columns, groups, count);
    aggregates.write(out, groups, count);
  }

  /** What writes and reads keys. */
  StateRows keyRows() {
    return new StateRows(keyTypes);
  }

  /** A copy of the set of all groups. */
  BitSet live() {
    return keys.live();
  }

  /**
   * Adds the groups written that the task owns; none of them is here yet. Returns the group of each
   * that was written, -1 for those of other tasks.
   */
  public int[] read(StateReader in, TaskContext context) {
    return read(in, context, keyRows());
  }

  /** The same, by what {@link #keyRows} gave. */
  int[] read(StateReader in, TaskContext context, StateRows keyRows) {
    int[][] groups = {{}};
    int count =
        keyRows.read(
            in,
            (rows, start) -> {
              groups[0] = Arrays.copyOf(groups[0], start + rows.size());
              readKeys(rows, context, groups[0], start);
            });
    aggregates.reserve(keys.bound());
    aggregates.read(in, groups[0], count);
    return groups[0];
  }

  private void readKeys(Batch rows, TaskContext context, int[] groups, int start) {
    long[] hashes = new long[rows.size()];
    KeyHash.hash(rows, storedColumns, hashes);
    for (int i = 0; i < rows.size(); i++) {
      boolean owned = storedColumns.length == 0 ? context.task() == 0 : context.owns(hashes[i]);
      groups[start + i] = owned ? keys.lookup(rows, storedColumns, i, hashes[i]) : -1;
    }
  }
}
