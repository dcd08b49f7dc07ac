package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.state.RowPages;
import dev.weir.type.RowType;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One stored row at a time as a batch of one row, with the columns that somebody reads. */
final class StoredRow {
  private final RowPages rows;
  private final int[] columns;
  private final Batch one;

  private StoredRow(RowPages rows, RowType type, int[] columns) {
    this.rows = rows;
    this.columns = columns;
    this.one = Batch.of(type, 1, true);
    one.setSize(1);
  }

  /** For the stored rows of the left side. */
  static StoredRow ofLeft(JoinSide side, PairCondition.@Nullable Test condition) {
    return of(side.rows(), side.type(), condition, 0);
  }

  static StoredRow ofLeft(TimedSide side, PairCondition.@Nullable Test condition) {
    return of(side.rows(), side.type(), condition, 0);
  }

  /** For the stored rows of the right side, whose columns follow so many of the left. */
  static StoredRow ofRight(JoinSide side, int leftColumns, PairCondition.@Nullable Test condition) {
    return of(side.rows(), side.type(), condition, leftColumns);
  }

  static StoredRow ofRight(
      TimedSide side, int leftColumns, PairCondition.@Nullable Test condition) {
    return of(side.rows(), side.type(), condition, leftColumns);
  }

  /** With all columns. */
  static StoredRow whole(JoinSide side) {
    return new StoredRow(
        side.rows(), side.type(), IntStream.range(0, side.columnCount()).toArray());
  }

  private static StoredRow of(
      RowPages rows, RowType type, PairCondition.@Nullable Test condition, int first) {
    int[] read = condition == null ? new int[0] : condition.columns();
    int end = first + type.size();
    int[] columns =
        Arrays.stream(read).filter(c -> c >= first && c < end).map(c -> c - first).toArray();
    return new StoredRow(rows, type, columns);
  }

  /** The row at a slot, until the next call. */
  Batch at(int slot) {
    for (int column : columns) {
      Column into = one.column(column);
      into.clear();
      rows.read(column, slot, into, 0);
    }
    return one;
  }
}
