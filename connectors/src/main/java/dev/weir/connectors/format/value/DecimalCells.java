package dev.weir.connectors.format.value;

import dev.weir.batch.Column;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Puts decimals into columns and takes them out. A number with more decimals than the type is
 * rounded; one with too many digits is NULL, as in other formats.
 */
public final class DecimalCells {
  private final DecimalType type;
  private final int scale;
  private final long bound;
  private final Int128 wide = new Int128();

  /** For numbers that come with {@code scale} decimals. */
  public DecimalCells(DecimalType type, int scale) {
    this.type = type;
    this.scale = scale;
    this.bound =
        type.precision() <= DecimalType.MAX_LONG_PRECISION
            ? BigInteger.TEN.pow(type.precision()).longValueExact()
            : Long.MAX_VALUE;
  }

  /** Sets a row to an unscaled number. */
  public void put(long unscaled, Column column, int row) {
    if (scale == type.scale()
        && column instanceof LongColumn longs
        && unscaled > -bound
        && unscaled < bound) {
      longs.values[row] = unscaled;
    } else {
      put(BigInteger.valueOf(unscaled), column, row);
    }
  }

  /** Sets a row to an unscaled number in big-endian bytes. */
  public void put(byte[] data, int offset, int length, Column column, int row) {
    if (length > 8 || length == 0) {
      put(length == 0 ? BigInteger.ZERO : new BigInteger(data, offset, length), column, row);
      return;
    }
    long value = data[offset];
    for (int i = 1; i < length; i++) {
      value = value << 8 | data[offset + i] & 0xFF;
    }
    put(value, column, row);
  }

  private void put(BigInteger unscaled, Column column, int row) {
    BigDecimal value = new BigDecimal(unscaled, scale).setScale(type.scale(), RoundingMode.HALF_UP);
    if (value.precision() > type.precision()) {
      column.nulls().set(row);
    } else if (column instanceof LongColumn longs) {
      longs.values[row] = value.unscaledValue().longValueExact();
    } else {
      wide.set(value.unscaledValue());
      ((Int128Column) column).set(row, wide.high, wide.low);
    }
  }

  /** The unscaled number at a row that is not NULL. */
  public static BigInteger unscaled(Column column, int row) {
    return column instanceof Int128Column wides
        ? Int128.toBigInteger(wides.high[row], wides.low[row])
        : BigInteger.valueOf(((LongColumn) column).values[row]);
  }
}
