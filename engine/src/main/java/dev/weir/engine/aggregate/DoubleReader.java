package dev.weir.engine.aggregate;

import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.type.DecimalType;
import dev.weir.type.SqlType;
import java.math.BigDecimal;

/** Reads numbers of a type as doubles. */
record DoubleReader(int scale) {
  private static final long EXACT = 1L << 53;
  private static final int EXACT_POWERS = 22;

  static DoubleReader of(SqlType type) {
    return new DoubleReader(type instanceof DecimalType decimal ? decimal.scale() : 0);
  }

  /** Whether values in 64 bits are the numbers themselves. */
  boolean integers() {
    return scale == 0;
  }

  double read(Column column, int row) {
    return switch (column) {
      case DoubleColumn doubles -> doubles.values[row];
      case LongColumn longs -> unscaled(longs.values[row]);
      case Int128Column wides ->
          new BigDecimal(Int128.toBigInteger(wides.high[row], wides.low[row]), scale).doubleValue();
      default -> throw new IllegalStateException("not a column of numbers");
    };
  }

  private double unscaled(long value) {
    if (scale == 0) {
      return (double) value;
    }
    // Both are exact, so that their quotient is rounded once, as it should be.
    return Math.abs(value) < EXACT && scale <= EXACT_POWERS
        ? (double) value / Math.pow(10, scale)
        : BigDecimal.valueOf(value, scale).doubleValue();
  }
}
