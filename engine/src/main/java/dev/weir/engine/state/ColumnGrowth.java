package dev.weir.engine.state;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;
import dev.weir.batch.RowColumn;
import dev.weir.type.SqlType;

/** Moves the values of a full column to a larger one. */
public final class ColumnGrowth {
  private ColumnGrowth() {}

  /** A column of the given capacity that starts with the first {@code used} rows of another. */
  public static Column grow(SqlType type, Column old, int used, int capacity) {
    Column larger = Column.of(type, capacity);
    switch (old) {
      case LongColumn longs ->
          System.arraycopy(longs.values, 0, ((LongColumn) larger).values, 0, used);
      case DoubleColumn doubles ->
          System.arraycopy(doubles.values, 0, ((DoubleColumn) larger).values, 0, used);
      case Int128Column wides -> {
        System.arraycopy(wides.high, 0, ((Int128Column) larger).high, 0, used);
        System.arraycopy(wides.low, 0, ((Int128Column) larger).low, 0, used);
      }
      case BytesColumn bytes -> copyAll(bytes, larger, used);
      case RowColumn row -> copyAll(row, larger, used);
    }
    copyNulls(old.nulls(), larger.nulls(), used);
    return larger;
  }

  private static void copyAll(Column old, Column larger, int used) {
    for (int i = 0; i < used; i++) {
      larger.copy(old, i, i);
    }
  }

  private static void copyNulls(Nulls old, Nulls larger, int used) {
    if (!old.any()) {
      return;
    }
    for (int i = 0; i < used; i++) {
      if (old.isNull(i)) {
        larger.set(i);
      }
    }
  }
}
