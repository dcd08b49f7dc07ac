package dev.weir.type;

/**
 * DECIMAL(precision, scale): the unscaled value, in a long up to 18 digits and in 128 bits beyond.
 */
public record DecimalType(int precision, int scale, boolean nullable) implements SqlType {

  /** The most digits that a DECIMAL can have. */
  public static final int MAX_PRECISION = 38;

  /** The most digits whose unscaled value always fits in a long. */
  public static final int MAX_LONG_PRECISION = 18;

  public DecimalType {
    if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
      throw new IllegalArgumentException("precision=" + precision + " scale=" + scale);
    }
  }

  @Override
  public DecimalType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new DecimalType(precision, scale, nullable);
  }

  @Override
  public Layout layout() {
    return precision <= MAX_LONG_PRECISION ? Layout.LONG : Layout.INT128;
  }

  @Override
  public String name() {
    return "DECIMAL(" + precision + ", " + scale + ")";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
