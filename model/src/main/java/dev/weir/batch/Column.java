package dev.weir.batch;

import dev.weir.type.RowType;
import dev.weir.type.SqlType;

/**
 * The values of one field for the rows of a batch, one implementation for each {@link
 * dev.weir.type.Layout}. The value under a NULL is arbitrary and must not be read.
 */
public sealed interface Column
    permits LongColumn, DoubleColumn, Int128Column, BytesColumn, RowColumn {

  /** How many rows fit. */
  int capacity();

  Nulls nulls();

  default boolean isNull(int row) {
    return nulls().isNull(row);
  }

  /** Makes the column empty for new rows: no NULLs, no bytes held. */
  void clear();

  /** Copies one row, NULL or not, of a column of the same layout. */
  void copy(Column source, int sourceRow, int row);

  /** Copies the given rows of a column of the same layout, in order, to {@code start} and on. */
  void gather(Column source, int[] rows, int count, int start);

  /** A new, empty column for values of this type. */
  static Column of(SqlType type, int capacity) {
    return switch (type.layout()) {
      case LONG -> new LongColumn(capacity);
      case DOUBLE -> new DoubleColumn(capacity);
      case INT128 -> new Int128Column(capacity);
      case BYTES -> new BytesColumn(capacity);
      case ROW -> new RowColumn((RowType) type, capacity);
    };
  }
}
