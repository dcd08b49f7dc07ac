package dev.weir.engine.aggregate;

import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.SqlType;

/**
 * Variance, or its root: of all values or, as an estimate from a sample, with one less in the
 * divisor. The result has the argument's type, as AVG has: integers lose the fraction.
 */
record MomentResult(Moments moments, boolean sample, boolean root, SqlType type)
    implements CallResult {
  @Override
  public void write(int[] groups, int count, Column target, int start) {
    for (int i = 0; i < count; i++) {
      int group = groups[i];
      long divisor = moments.counts[group] - (sample ? 1 : 0);
      // Retractions can leave a rounding error below zero.
      if (divisor <= 0 || moments.squares[group] < 0) {
        target.nulls().set(start + i);
      } else {
        double variance = moments.squares[group] / divisor;
        put(target, start + i, root ? Math.pow(variance, 0.5) : variance);
      }
    }
  }

  private void put(Column target, int row, double value) {
    switch (type) {
      case FloatingType floating ->
          ((DoubleColumn) target).values[row] = floating.doublePrecision() ? value : (float) value;
      case IntegerType integer ->
          ((LongColumn) target).values[row] =
              switch (integer.width()) {
                case TINYINT -> (byte) value;
                case SMALLINT -> (short) value;
                case INT -> (int) value;
                case BIGINT -> (long) value;
              };
      case DecimalType decimal ->
          new DecimalResult(target, decimal.precision()).putRounded(row, value, decimal.scale());
      default -> throw new IllegalStateException("no variance of " + type);
    }
  }
}
