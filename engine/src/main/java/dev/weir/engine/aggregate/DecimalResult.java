package dev.weir.engine.aggregate;

import dev.weir.batch.Column;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Writes unscaled decimals to a column, NULL when they have more digits than its type. */
final class DecimalResult {
  private static final int LONG_DIGITS = 18;
  private static final long[] POWERS = new long[LONG_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private final Column target;
  private final BigInteger limit;
  private final long limitHigh;
  private final long limitLow;

  DecimalResult(Column target, int precision) {
    this.target = target;
    this.limit = BigInteger.TEN.pow(precision);
    Int128 wide = new Int128();
    wide.set(limit);
    this.limitHigh = wide.high;
    this.limitLow = wide.low;
  }

  /** Puts a value of two halves. */
  void put(int row, long high, long low) {
    boolean negative = high < 0;
    long lower = negative ? -low : low;
    long upper = negative ? ~high + (lower == 0 ? 1 : 0) : high;
    int order = Long.compareUnsigned(upper, limitHigh);
    if (order > 0 || order == 0 && Long.compareUnsigned(lower, limitLow) >= 0) {
      target.nulls().set(row);
    } else if (target instanceof LongColumn longs) {
      longs.values[row] = low;
    } else {
      ((Int128Column) target).set(row, high, low);
    }
  }

  /** Puts a number rounded to a scale; NULL if it is none. */
  void putRounded(int row, double value, int scale) {
    if (!Double.isFinite(value)) {
      target.nulls().set(row);
      return;
    }
    put(row, BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP).unscaledValue());
  }

  private void put(int row, BigInteger unscaled) {
    if (unscaled.abs().compareTo(limit) >= 0) {
      target.nulls().set(row);
    } else {
      put(row, unscaled.shiftRight(64).longValue(), unscaled.longValue());
    }
  }

  /** Puts the group's sum, times ten to the power of {@code shift}, divided by a count. */
  void putQuotient(int row, DecimalSum sum, int group, long count, int shift) {
    long high = sum.high[group];
    long low = sum.low[group];
    if (high == low >> 63 && shift <= LONG_DIGITS) {
      long factor = POWERS[shift];
      long product = low * factor;
      if (Math.multiplyHigh(low, factor) == product >> 63) {
        long quotient = divideHalfUp(product, count);
        put(row, quotient >> 63, quotient);
        return;
      }
    }
    BigInteger product = Int128.toBigInteger(high, low).multiply(BigInteger.TEN.pow(shift));
    BigInteger quotient =
        new BigDecimal(product)
            .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
            .toBigInteger();
    put(row, quotient);
  }

  /** Halves go away from zero; the count is positive. */
  private static long divideHalfUp(long value, long count) {
    long quotient = value / count;
    long rest = Math.abs(value % count);
    return rest >= count - rest ? quotient + (value < 0 ? -1 : 1) : quotient;
  }
}
