package dev.weir.engine.eval;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;
import dev.weir.batch.RowColumn;
import org.jspecify.annotations.Nullable;

/** What generated loops call at their start, and where columns pass through them. */
public final class Rows {
  private Rows() {}

  /**
   * The NULL bits of a column together with those of what it is a field of; null if there are none.
   */
  static long @Nullable [] nullWords(long @Nullable [] outer, Column column) {
    Nulls nulls = column.nulls();
    if (!nulls.any()) {
      return outer;
    }
    if (outer == null) {
      return nulls.words;
    }
    long[] both = outer.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] |= nulls.words[i];
    }
    return both;
  }

  /** 1 if the row's bit is set. */
  static int isNull(long @Nullable [] words, int row) {
    return words == null ? 0 : (int) (words[row >>> 6] >>> row) & 1;
  }

  /** Takes over the given rows of a column; byte runs stay where they are. */
  public static void gather(Column from, int[] rows, int count, Column to) {
    to.clear();
    switch (to) {
      case LongColumn column -> column.gather(from, rows, count, 0);
      case DoubleColumn column -> column.gather(from, rows, count, 0);
      case Int128Column column -> column.gather(from, rows, count, 0);
      case BytesColumn column -> gatherBytes((BytesColumn) from, rows, count, column);
      case RowColumn column -> gatherRows((RowColumn) from, rows, count, column);
    }
  }

  /** Adds to a column, whose rows are so many, the NULL bits that the rows have elsewhere. */
  static void addNulls(long[] words, int[] rows, int count, Column to) {
    Nulls nulls = to.nulls();
    for (int i = 0; i < count; i++) {
      if (isNull(words, rows[i]) != 0) {
        nulls.set(i);
      }
    }
  }

  private static void gatherBytes(BytesColumn from, int[] rows, int count, BytesColumn to) {
    to.share(from.data);
    for (int i = 0; i < count; i++) {
      to.offsets[i] = from.offsets[rows[i]];
      to.lengths[i] = from.lengths[rows[i]];
    }
    gatherNulls(from, rows, count, to);
  }

  private static void gatherRows(RowColumn from, int[] rows, int count, RowColumn to) {
    for (int i = 0; i < to.fieldCount(); i++) {
      gather(from.field(i), rows, count, to.field(i));
    }
    gatherNulls(from, rows, count, to);
  }

  private static void gatherNulls(Column from, int[] rows, int count, Column to) {
    if (from.nulls().any()) {
      addNulls(from.nulls().words, rows, count, to);
    }
  }
}
