package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.aggregate.AggregateChanges;
import dev.weir.engine.aggregate.GroupTable;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;

/** One window whose results may change: its groups, what of them was given, and the next time. */
final class FiringWindow {
  /** No result is waited for. */
  private static final long NEVER = Long.MAX_VALUE;

  final long end;

  /** The rows of the batch at hand that fall into the window. */
  final Selection rows = new Selection();

  private final GroupTable groups;
  private final GivenResults given;

  /** When the clock lets results out. */
  private long due = NEVER;

  FiringWindow(long end, GroupTable groups, GivenResults given) {
    this.end = end;
    this.groups = groups;
    this.given = given;
  }

  /** Works the selected rows in. */
  void update(Batch batch, long[] hashes) {
    groups.lookup(batch, hashes, rows);
    given.touch(rows, groups);
    groups.aggregates().update(batch, rows);
    rows.count = 0;
  }

  /** Lets results out after a delay, unless they wait already. */
  void schedule(long now, long delay) {
    if (due == NEVER) {
      due = now + delay;
    }
  }

  /** Ends the waiting. */
  void unschedule() {
    due = NEVER;
  }

  /** Whether the delay has passed; if so the next has begun. */
  boolean isDue(long now, long delay) {
    if (now < due) {
      return false;
    }
    due += (Math.floorDiv(now - due, delay) + 1) * delay;
    return true;
  }

  /** Emits all that differs from what was given. */
  void fire(Firing firing) {
    fireChanged(firing);
    fireFresh(firing);
  }

  /** Emits the groups of which nothing was given. */
  void fireFresh(Firing firing) {
    Selection fresh = given.fresh();
    AggregateChanges changes = firing.changes();
    Column[] results = changes.resultColumns(Math.min(fresh.count, firing.batchSize()));
    for (int start = 0; start < fresh.count; start += firing.batchSize()) {
      int count = Math.min(firing.batchSize(), fresh.count - start);
      int[] part = Arrays.copyOfRange(fresh.groups, start, start + count);
      clear(results);
      groups.aggregates().results(part, count, results, 0);
      for (int i = 0; i < count; i++) {
        if (groups.aggregates().hasRows(part[i])) {
          changes.add(part[i], i, RowKind.INSERT, groups, results);
        }
      }
      changes.emit(groups, results);
    }
    given.freshGiven(groups);
  }

  private void fireChanged(Firing firing) {
    Selection changed = given.changed();
    AggregateChanges changes = firing.changes();
    Column[] results = changes.resultColumns(2 * Math.min(changed.count, firing.batchSize()));
    for (int start = 0; start < changed.count; start += firing.batchSize()) {
      int count = Math.min(firing.batchSize(), changed.count - start);
      int[] part = Arrays.copyOfRange(changed.groups, start, start + count);
      int[] places = Arrays.copyOfRange(changed.rows, start, start + count);
      boolean[] different = new boolean[count];
      clear(results);
      for (int i = 0; i < results.length; i++) {
        results[i].gather(given.before()[i], places, count, 0);
      }
      groups.aggregates().results(part, count, results, count);
      for (Column column : results) {
        ColumnComparison.markDifferent(column, count, different);
      }
      for (int i = 0; i < count; i++) {
        if (!groups.aggregates().hasRows(part[i])) {
          changes.add(part[i], i, RowKind.DELETE, groups, results);
        } else if (different[i]) {
          changes.add(part[i], i, RowKind.UPDATE_BEFORE, groups, results);
          changes.add(part[i], count + i, RowKind.UPDATE_AFTER, groups, results);
        }
      }
      changes.emit(groups, results);
    }
    given.changedGiven(groups);
  }

  private static void clear(Column[] results) {
    for (Column column : results) {
      column.clear();
    }
  }

  void write(StateWriter out) {
    out.writeLong(end);
    out.writeLong(due);
    groups.write(out);
    given.write(out, groups);
  }

  /** Reads what {@link #write} wrote after the end. Returns whether any group is here. */
  boolean read(StateReader in, TaskContext context) {
    due = Math.min(due, in.readLong());
    int[] read = groups.read(in, context);
    given.read(in, read, groups);
    return groups.size() > 0;
  }
}
