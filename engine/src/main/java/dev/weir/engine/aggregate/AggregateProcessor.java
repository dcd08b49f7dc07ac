package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Gradual;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.GradualState;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Groups of one task at work. For each batch: find the groups of its rows, note their results, work
 * the rows in, and emit what differs.
 */
final class AggregateProcessor implements Gradual {
  private final GroupTable table;

  /** Null if groups are kept for ever. */
  private final @Nullable GroupExpiry expiry;

  private final AggregateChanges changes;
  private final TaskContext context;
  private final Output output;
  private final Selection rows = new Selection();
  private final int[] keyColumns;
  private final GradualState written = new GradualState();
  private long[] hashes = {};

  /** The groups that the batch touches, each once. */
  private int[] touched = {};

  private int touchedCount;

  /** The last batch that touched each group. */
  private int[] touchedBy = {};

  private int batchNumber;

  /** Whether each touched group had a row in the output. */
  private boolean[] existed = {};

  private boolean[] changed = {};

  /** Results of touched groups before the batch, and after it from {@code touchedCount} on. */
  private Column[] results = {};

  AggregateProcessor(
      GroupTable table,
      @Nullable GroupExpiry expiry,
      AggregateChanges changes,
      TaskContext context,
      Output output) {
    this.table = table;
    this.expiry = expiry;
    this.changes = changes;
    this.context = context;
    this.output = output;
    this.keyColumns = table.keyColumns();
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    reserve(size);
    KeyHash.hash(batch, keyColumns, hashes);
    rows.all(size);
    if (expiry != null) {
      expiry.expire(written);
    }
    int known = table.bound();
    table.lookup(batch, hashes, rows);
    collectTouched();
    written.before(touched, touchedCount);
    AggregateState aggregates = table.aggregates();
    aggregates.results(touched, touchedCount, results, 0);
    for (int i = 0; i < touchedCount; i++) {
      int group = touched[i];
      existed[i] = group < known && (isGlobal() || aggregates.hasRows(group));
    }
    if (expiry != null) {
      touch(expiry, batch);
    }
    aggregates.update(batch, rows);
    aggregates.results(touched, touchedCount, results, touchedCount);
    emitChanges();
  }

  private void touch(GroupExpiry groups, Batch batch) {
    groups.dropStray(batch, rows);
    for (int i = 0; i < touchedCount; i++) {
      // A number may be that of a group that was forgotten.
      existed[i] &= groups.knows(touched[i]);
    }
    for (int i = 0; i < touchedCount; i++) {
      groups.touch(touched[i]);
    }
  }

  private boolean isGlobal() {
    return keyColumns.length == 0;
  }

  private void reserve(int size) {
    if (hashes.length < size) {
      hashes = new long[size];
      touched = new int[size];
      existed = new boolean[size];
      changed = new boolean[size];
      results = changes.resultColumns(2 * size);
    }
    for (Column column : results) {
      column.clear();
    }
  }

  private void collectTouched() {
    if (touchedBy.length < table.bound()) {
      touchedBy = Arrays.copyOf(touchedBy, Math.max(table.bound(), 2 * touchedBy.length));
    }
    batchNumber++;
    touchedCount = collect(rows, touchedBy, batchNumber, touched);
  }

  private static int collect(Selection selection, int[] touchedBy, int batchNumber, int[] touched) {
    int[] groups = selection.groups;
    int count = 0;
    for (int i = 0, size = selection.count; i < size; i++) {
      int group = groups[i];
      if (touchedBy[group] != batchNumber) {
        touchedBy[group] = batchNumber;
        touched[count++] = group;
      }
    }
    return count;
  }

  private void emitChanges() {
    Arrays.fill(changed, 0, touchedCount, false);
    for (Column column : results) {
      ColumnComparison.markDifferent(column, touchedCount, changed);
    }
    boolean emptied = false;
    for (int i = 0; i < touchedCount; i++) {
      boolean exists = isGlobal() || table.aggregates().hasRows(touched[i]);
      emptied |= !exists;
      emitChange(i, exists);
    }
    changes.emit(table, results);
    if (emptied) {
      removeEmptied();
    }
  }

  private void emitChange(int i, boolean exists) {
    int group = touched[i];
    int after = touchedCount + i;
    if (!existed[i]) {
      if (exists) {
        changes.add(group, after, RowKind.INSERT, table, results);
      }
    } else if (!exists) {
      changes.add(group, i, RowKind.DELETE, table, results);
    } else if (changed[i] || expiry != null) {
      // An operator below that forgets has to hear that the group is alive, also if it is equal.
      changes.add(group, i, RowKind.UPDATE_BEFORE, table, results);
      changes.add(group, after, RowKind.UPDATE_AFTER, table, results);
    }
  }

  private void removeEmptied() {
    for (int i = 0; i < touchedCount; i++) {
      if (!table.aggregates().hasRows(touched[i])) {
        table.remove(touched[i]);
        if (expiry != null) {
          expiry.remove(touched[i]);
        }
      }
    }
  }

  @Override
  public void watermark(long millis) {
    table.aggregates().settle(false);
    output.watermark(millis);
  }

  @Override
  public void end() {
    table.aggregates().settle(true);
    if (isGlobal()
        && context.task() == 0
        && table.size() == 0
        && (expiry == null || !expiry.forgot())) {
      reserve(1);
      int group = table.makeOnlyGroup();
      table.aggregates().results(new int[] {group}, 1, results, 0);
      changes.add(group, 0, RowKind.INSERT, table, results);
      changes.emit(table, results);
    }
  }

  @Override
  public void beginSnapshot(StateWriter out) {
    if (expiry != null) {
      expiry.begin(out);
    }
    StateRows keyRows = table.keyRows();
    written.begin(
        out,
        table.live(),
        context.batchSize(),
        (to, groups, count) -> writePart(to, groups, count, keyRows));
  }

  @Override
  public boolean continueSnapshot() {
    return written.writeNext();
  }

  private void writePart(StateWriter out, int[] groups, int count, StateRows keyRows) {
    table.write(out, groups, count, keyRows);
    if (expiry != null) {
      expiry.write(out, groups, count);
    }
  }

  @Override
  public void restore(StateReader in) {
    if (expiry != null) {
      expiry.readBegin(in);
    }
    StateRows keyRows = table.keyRows();
    GradualState.read(in, () -> readPart(in, keyRows));
  }

  private void readPart(StateReader in, StateRows keyRows) {
    int[] groups = table.read(in, context, keyRows);
    table.aggregates().doubt(groups);
    if (expiry != null) {
      expiry.read(in, groups);
    }
  }
}
