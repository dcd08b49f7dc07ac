package dev.weir.engine.state;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compares values of two columns of one layout. For equality NULL is the same as NULL, NaN as NaN
 * and 0.0 as -0.0, which is what grouping needs.
 */
public final class ColumnComparison {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private ColumnComparison() {}

  /** Whether two values, NULL or not, are the same. */
  public static boolean same(Column a, int i, Column b, int j) {
    boolean isNull = a.isNull(i);
    if (isNull || b.isNull(j)) {
      return isNull && b.isNull(j);
    }
    return switch (a) {
      case LongColumn longs -> longs.values[i] == ((LongColumn) b).values[j];
      case DoubleColumn doubles -> same(doubles.values[i], ((DoubleColumn) b).values[j]);
      case Int128Column wides -> {
        Int128Column other = (Int128Column) b;
        yield wides.low[i] == other.low[j] && wides.high[i] == other.high[j];
      }
      case BytesColumn bytes -> same(bytes, i, (BytesColumn) b, j);
      case RowColumn row -> same(row, i, (RowColumn) b, j);
    };
  }

  /** Orders two values that are not NULL: numbers by value with NaN last, strings by bytes. */
  public static int compare(Column a, int i, Column b, int j) {
    return switch (a) {
      case LongColumn longs -> Long.compare(longs.values[i], ((LongColumn) b).values[j]);
      case DoubleColumn doubles ->
          Double.compare(doubles.values[i] + 0.0, ((DoubleColumn) b).values[j] + 0.0);
      case Int128Column wides -> compare(wides, i, (Int128Column) b, j);
      case BytesColumn bytes -> compare(bytes, i, (BytesColumn) b, j);
      case RowColumn row -> compare(row, i, (RowColumn) b, j);
    };
  }

  /**
   * Compares each selected row of {@code input} with the value that {@code stored} holds for its
   * group, and appends those that differ to {@code different}.
   */
  static void match(Column stored, Column input, Selection rows, Selection different) {
    if (stored instanceof LongColumn longs && !stored.nulls().any() && !input.nulls().any()) {
      matchLongs(longs.values, ((LongColumn) input).values, rows, different);
      return;
    }
    for (int i = 0; i < rows.count; i++) {
      if (!same(stored, rows.groups[i], input, rows.rows[i])) {
        different.append(i, 0);
      }
    }
  }

  private static void matchLongs(
      long[] stored, long[] input, Selection selection, Selection different) {
    int[] rows = selection.rows;
    int[] groups = selection.groups;
    for (int i = 0, count = selection.count; i < count; i++) {
      if (stored[groups[i]] != input[rows[i]]) {
        different.append(i, 0);
      }
    }
  }

  /**
   * Marks the rows {@code i} below {@code count} whose value differs from that at {@code count+i}.
   */
  public static void markDifferent(Column column, int count, boolean[] marks) {
    if (column instanceof LongColumn longs && !column.nulls().any()) {
      long[] values = longs.values;
      for (int i = 0; i < count; i++) {
        marks[i] |= values[i] != values[count + i];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      marks[i] |= !same(column, i, column, count + i);
    }
  }

  static boolean same(double a, double b) {
    return a == b || Double.isNaN(a) && Double.isNaN(b);
  }

  private static boolean same(BytesColumn a, int i, BytesColumn b, int j) {
    return Slice.same(a.data, a.offsets[i], a.lengths[i], b.data, b.offsets[j], b.lengths[j]);
  }

  private static boolean same(RowColumn a, int i, RowColumn b, int j) {
    for (int f = 0; f < a.fieldCount(); f++) {
      if (!same(a.field(f), i, b.field(f), j)) {
        return false;
      }
    }
    return true;
  }

  private static int compare(Int128Column a, int i, Int128Column b, int j) {
    int high = Long.compare(a.high[i], b.high[j]);
    return high != 0 ? high : Long.compareUnsigned(a.low[i], b.low[j]);
  }

  /** Mostly the first word decides, which may be read beyond the end of the value. */
  private static int compare(BytesColumn a, int i, BytesColumn b, int j) {
    int from = a.offsets[i];
    int to = b.offsets[j];
    long left = (long) WORD.get(a.data, from);
    long right = (long) WORD.get(b.data, to);
    int length = Math.min(a.lengths[i], b.lengths[j]);
    int same = Long.numberOfLeadingZeros(left ^ right) >>> 3;
    if (same < Math.min(length, Long.BYTES)) {
      return Long.compareUnsigned(left, right);
    }
    if (length <= Long.BYTES) {
      return Integer.compare(a.lengths[i], b.lengths[j]);
    }
    return Arrays.compareUnsigned(a.data, from, from + a.lengths[i], b.data, to, to + b.lengths[j]);
  }

  /** Field by field; a NULL field comes first. */
  private static int compare(RowColumn a, int i, RowColumn b, int j) {
    for (int f = 0; f < a.fieldCount(); f++) {
      Column left = a.field(f);
      Column right = b.field(f);
      boolean isNull = left.isNull(i);
      int order =
          isNull || right.isNull(j)
              ? Boolean.compare(right.isNull(j), isNull)
              : compare(left, i, right, j);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
