package dev.weir.bench.load;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.type.RowType;

/** Copies of whole columns, as fast as memory allows. */
final class Copies {
  private Copies() {}

  /** A copy of the rows of a batch that shares nothing with it. */
  static Batch of(Batch batch, RowType schema) {
    Batch copy = Batch.of(schema, Math.max(1, batch.size()), true);
    int[] all = new int[batch.size()];
    for (int row = 0; row < all.length; row++) {
      all[row] = row;
    }
    copy.gather(batch, all, all.length);
    return copy;
  }

  /** Copies rows from one on to the start of an empty column; bytes are shared. */
  static void copy(Column source, int from, Column target, int count) {
    switch (target) {
      case LongColumn longs ->
          System.arraycopy(((LongColumn) source).values, from, longs.values, 0, count);
      case DoubleColumn doubles ->
          System.arraycopy(((DoubleColumn) source).values, from, doubles.values, 0, count);
      case Int128Column numbers -> {
        Int128Column given = (Int128Column) source;
        System.arraycopy(given.high, from, numbers.high, 0, count);
        System.arraycopy(given.low, from, numbers.low, 0, count);
      }
      case BytesColumn bytes -> {
        BytesColumn given = (BytesColumn) source;
        bytes.share(given.data);
        System.arraycopy(given.offsets, from, bytes.offsets, 0, count);
        System.arraycopy(given.lengths, from, bytes.lengths, 0, count);
      }
      case RowColumn rows -> {
        RowColumn given = (RowColumn) source;
        for (int field = 0; field < given.fieldCount(); field++) {
          copy(given.field(field), from, rows.field(field), count);
        }
      }
    }
    for (int row = 0; source.nulls().any() && row < count; row++) {
      if (source.isNull(from + row)) {
        target.nulls().set(row);
      }
    }
  }
}
