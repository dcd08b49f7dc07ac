package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.ColumnGrowth;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.SqlType;
import java.util.List;

/** The smallest, largest, first or last value of rows that are never retracted, for any layout. */
final class ColumnExtreme implements Accumulator {
  /** Which of the values is kept. */
  enum Choice {
    SMALLEST,
    LARGEST,
    FIRST,
    LAST
  }

  private static final int FIRST_CAPACITY = 16;

  /** Replaced bytes after which it may be worth to reclaim them. */
  private static final long LEAST_GARBAGE = 1 << 16;

  private final SqlType type;
  private final Choice choice;

  /** Indexed by group; NULL where there is none. */
  private Column best;

  private int bound;
  private long written;
  private long kept;

  ColumnExtreme(SqlType type, Choice choice) {
    this.type = type;
    this.choice = choice;
    this.best = Column.of(type, FIRST_CAPACITY);
  }

  /** The values, indexed by group. */
  Column values() {
    return best;
  }

  @Override
  public void reserve(int newBound) {
    if (newBound > best.capacity()) {
      best = ColumnGrowth.grow(type, best, bound, Math.max(newBound, 2 * best.capacity()));
    }
    for (; bound < newBound; bound++) {
      best.nulls().set(bound);
    }
  }

  @Override
  public void clear(int group) {
    best.nulls().set(group);
  }

  @Override
  public void clearAll() {
    best.clear();
    for (int group = 0; group < bound; group++) {
      best.nulls().set(group);
    }
    written = 0;
    kept = 0;
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    Column column = batch.column(arguments[0]);
    if (choice == Choice.LAST && column instanceof LongColumn longs) {
      replace((LongColumn) best, longs.values, rows);
      return;
    }
    for (int i = 0; i < rows.count; i++) {
      offer(rows.groups[i], column, rows.rows[i]);
    }
    reclaim();
  }

  private static void replace(LongColumn best, long[] values, Selection selection) {
    int[] rows = selection.rows;
    int[] groups = selection.groups;
    for (int i = 0, count = selection.count; i < count; i++) {
      best.values[groups[i]] = values[rows[i]];
      best.nulls().set(groups[i], false);
    }
  }

  private void offer(int group, Column column, int row) {
    if (!best.isNull(group) && !isBetter(group, column, row)) {
      return;
    }
    best.copy(column, row, group);
    if (column instanceof BytesColumn bytes) {
      written += bytes.lengths[row];
    }
  }

  private boolean isBetter(int group, Column column, int row) {
    return switch (choice) {
      case SMALLEST -> ColumnComparison.compare(column, row, best, group) < 0;
      case LARGEST -> ColumnComparison.compare(column, row, best, group) > 0;
      case FIRST -> false;
      case LAST -> true;
    };
  }

  /** Replaced strings stay in the column's bytes; copies those in use when most are not. */
  private void reclaim() {
    if (written < LEAST_GARBAGE + 2 * kept) {
      return;
    }
    Column fresh = Column.of(type, best.capacity());
    kept = 0;
    for (int group = 0; group < bound; group++) {
      fresh.copy(best, group, group);
      kept += best.isNull(group) ? 0 : ((BytesColumn) best).lengths[group];
    }
    best = fresh;
    written = kept;
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    throw new IllegalStateException("made for rows that are not retracted");
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    Column source = ((ColumnExtreme) other).best;
    for (int i = 0; i < count; i++) {
      if (!source.isNull(from[i])) {
        offer(into[i], source, from[i]);
      }
    }
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    new StateRows(List.of(type)).write(out, List.of(best), groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    new StateRows(List.of(type))
        .read(
            in,
            (rows, start) -> {
              for (int i = 0; i < rows.size(); i++) {
                if (groups[start + i] >= 0) {
                  best.copy(rows.column(0), i, groups[start + i]);
                }
              }
            });
  }
}
